package com.raliopay.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the bundled payloads with those of the provider's pages, byte for byte. */
class DocumentedFixturesTest {

    private static final Path PAGES = Path.of("..", "..", "shared", "seeds");

    @ParameterizedTest
    @CsvSource({
        "SESSION_VERIFIED, cd1ac1af74128bea9dfbc810dbf81318c382af680f0dcb7dd078787409571e25",
        "MANUAL_REVIEW, be1c38bcfaf01abe9912b5c332265e976f68293aacf4b08ffd5d581d99f01be2",
        "SESSION_FAILED, daa92fdd3bb4d13304993673e9b2aff51257f4bc968e21fee2d57346d3c430d1",
        "STATE_UPDATED, 57eab4e86d3b06885f148794c046c9109365da2ea41c3382a864f495236cde50",
        "EXPIRATION_WARNING, 62d6c817a03aac32dd1d2b6f719c875e312056320a724efe1e55b930ceeb488d"
    })
    void keepsDigestOfDocumentedPayload(Fixture fixture, String sha256) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(fixture.bytes());

        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
    }

    @ParameterizedTest
    @CsvSource({
        "SESSION_VERIFIED, kyc_session_verified",
        "MANUAL_REVIEW, kyc_session_manual_review",
        "SESSION_FAILED, kyc_session_failed",
        "STATE_UPDATED, kyc_state_updated",
        "EXPIRATION_WARNING, kyc_expiration_warning"
    })
    void equalsPayloadOfPage(Fixture fixture, String event) throws IOException {
        assumeTrue(Files.isDirectory(PAGES), "the provider's pages are not part of the repository");

        assertThat(payloadOf(page(event)).getBytes(StandardCharsets.UTF_8)).isEqualTo(fixture.bytes());
    }

    private static String page(String event) throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file : files.toList()) {
                String page = Files.readString(file);
                if (page.contains("Event Name: " + event + "\n")) {
                    return page;
                }
            }
        }
        throw new AssertionError("there is no page about " + event);
    }

    private static String payloadOf(String page) {
        List<String> afterIntroduction = List.of(page.split("following structure:\n", 2));
        return List.of(afterIntroduction.get(1).split("Field Description", 2))
                .get(0)
                .strip();
    }
}
