package com.raliopay.webhooks.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class CurlCommandTest {

    private static final URI TO = URI.create("http://localhost:8080/it's?a=b&c=$d");

    @Test
    void quotesForShell() {
        assertThat(command("{\"name\":\"O'Brien $HOME `id` \\\"\"}\n", "5ec"))
                .isEqualTo("curl -sS -i -H 'Content-Type: application/json' -H 'X-Signature: 5ec'"
                        + " --data-binary '{\"name\":\"O'\\''Brien $HOME `id` \\\"\"}\n"
                        + "' 'http://localhost:8080/it'\\''s?a=b&c=$d'");
    }

    @Test
    void leavesMissingSignatureOut() {
        assertThat(command("{}", null))
                .isEqualTo("curl -sS -i -H 'Content-Type: application/json' --data-binary '{}'"
                        + " 'http://localhost:8080/it'\\''s?a=b&c=$d'");
    }

    @Test
    void encodesWhatIsNoPlainText() {
        assertThat(command("a\u202eb", null)).startsWith("printf %s YeKArmI= | base64 -d | curl ");
    }

    private static String command(String body, @Nullable String signature) {
        return CurlCommand.of(TO, new Message("", "", body.getBytes(UTF_8), signature));
    }

    static Stream<byte[]> bodies() {
        return Stream.of(
                "{\"text\":\"O'Brien\\n é 😀 %s $(id) !\"}\n\n".getBytes(UTF_8),
                "@/etc/hostname".getBytes(UTF_8),
                "-d \\".getBytes(UTF_8),
                "cr\r\nlf\ttab\u001b[2J".getBytes(UTF_8),
                ("'" + "x".repeat(300_000)).getBytes(UTF_8),
                new byte[] {0, (byte) 0xFF, '\'', '\n'},
                new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void deliversSameBytesThroughShell(byte[] body) throws IOException, InterruptedException {
        assumeTrue(run("curl --version && base64 --version") == 0, "curl and base64 are installed");
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            String command = CurlCommand.of(URI.create(endpoint.uri()), new Message("", "", body, "a signature"));

            assertThat(run(command)).isZero();

            ScriptedEndpoint.Received received = endpoint.received().get(0);
            assertThat(received.body()).isEqualTo(body);
            assertThat(received.signature()).isEqualTo("a signature");
            assertThat(received.header("Content-Type")).isEqualTo("application/json");
        }
    }

    /** Over the standard input: a command of 300,000 characters does not fit into an argument. */
    private static int run(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        shell.getOutputStream().write(command.getBytes(UTF_8));
        shell.getOutputStream().close();
        return shell.waitFor();
    }
}
