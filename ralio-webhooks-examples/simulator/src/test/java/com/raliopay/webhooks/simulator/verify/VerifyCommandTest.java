package com.raliopay.webhooks.simulator.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    private static final String SECRET = "secret-of-the-test";
    private static final String BODY = "{\"id\": 1}";
    private static final String SIGNATURE = SignatureVerifier.of(SECRET).sign(BODY.getBytes(UTF_8));

    private final Terminal terminal = new Terminal(Map.of("RALIO_WEBHOOK_SECRET", SECRET));

    @TempDir
    private Path folder;

    @Test
    void succeedsIfSignatureHolds() throws IOException {
        assertThat(verify(BODY, SIGNATURE)).isZero();
        assertThat(terminal.lines()).containsExactly("The signature holds.");
    }

    @Test
    void namesAlterationAndFails() throws IOException {
        assertThat(verify(BODY + "\n", SIGNATURE)).isEqualTo(1);
        assertThat(terminal.lines())
                .containsExactly(
                        "The signature holds if the body ends without the final line end: something added",
                        "one.",
                        "Body: 10 bytes, SHA-256 begins with "
                                + BodyComparison.sha256((BODY + "\n").getBytes(UTF_8))
                                        .substring(0, 12));
        assertThat(terminal.out()).doesNotContain(SECRET);
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void readsBodyFromStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(BODY.getBytes(UTF_8)));
        try {
            assertThat(terminal.run("verify", "--body", "-", "--signature", SIGNATURE))
                    .isZero();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void acceptsSecretInQuotesToDiagnoseIt() throws IOException {
        Terminal quoted = new Terminal(Map.of("RALIO_WEBHOOK_SECRET", "\"" + SECRET + "\""));
        Path body = Files.writeString(folder.resolve("body"), BODY);

        assertThat(quoted.run("verify", "--body", body.toString(), "--signature", SIGNATURE))
                .isEqualTo(1);
        assertThat(quoted.lines()).startsWith("The signature holds if the secret has no quotes around it.");
    }

    private int verify(String body, String signature) throws IOException {
        Path file = Files.writeString(folder.resolve("body.json"), body);
        return terminal.run("verify", "--body", file.toString(), "--signature", signature);
    }
}
