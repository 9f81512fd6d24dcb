package com.raliopay.webhooks.simulator.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyComparisonTest {

    private static final byte[] SENT = "{\"b\": \"Zoë\", \"a\": \"+1\"}".getBytes(UTF_8);

    @Test
    void saysNothingAboutSameBytes() {
        assertThat(BodyComparison.of(SENT, SENT.clone())).isEqualTo(new BodyComparison(true, ""));
    }

    @Test
    void namesLengthsHashesAndFirstDifference() {
        assertThat(BodyComparison.of("{\"a\": 1}".getBytes(UTF_8), "{\"a\":1}".getBytes(UTF_8)))
                .isEqualTo(new BodyComparison(
                        false,
                        "sent 8 bytes (SHA-256 "
                                + BodyComparison.sha256("{\"a\": 1}".getBytes(UTF_8))
                                        .substring(0, 12)
                                + "…), received 7 ("
                                + BodyComparison.sha256("{\"a\":1}".getBytes(UTF_8))
                                        .substring(0, 12)
                                + "…); first difference at byte 6: sent 0x20, received 0x31 '1'; something parsed the JSON"
                                + " and wrote it again, compact"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"b":"Zoë","a":"+1"}       | something parsed the JSON and wrote it again, compact
            {"a":"+1","b":"Zoë"}       | something parsed the JSON and wrote it again, compact, with sorted fields
            {"b":"Zo\\u00eb","a":"+1"}  | something parsed the JSON and wrote it again, compact, with characters beyond ASCII escaped
            {"b": "Zoë", "a": " 1"}    | something decoded the body as a form
            {"b": "ZoÃ«", "a": "+1"}   | something read the UTF-8 body as Latin-1 and encoded it once more
            {"b": "Zo?", "a": "+1"}    | something read or wrote the body in a charset without these characters, and replaced them
            {"b": "Zo??", "a": "+1"}   | something read or wrote the body in a charset without these characters, and replaced them
            {"b": "Zo��", "a": "+1"}   | something read or wrote the body in a charset without these characters, and replaced them
            {"b": "Zoë", "a":          | the end is missing: something cut the body, or did not read all of it
            {"b": "Zoë", "a": "+0"}    | exactly one bit was changed
            ~~                         | something read the body before the endpoint did
            """)
    void namesUsualCulprit(String received, String culprit) {
        assertThat(BodyComparison.of(SENT, received.getBytes(UTF_8)).sentence()).endsWith("; " + culprit);
    }

    @Test
    void namesCharset() {
        assertThat(BodyComparison.of(SENT, new String(SENT, UTF_8).getBytes(ISO_8859_1))
                        .sentence())
                .endsWith("; something wrote the body in Latin-1");
    }

    @Test
    void namesCulpritFromLengthAndHashAlone() {
        byte[] received = (new String(SENT, UTF_8) + "\r\n").getBytes(UTF_8);

        assertThat(BodyComparison.of(SENT, received.length, BodyComparison.sha256(received), new byte[0])
                        .sentence())
                .doesNotContain("first difference")
                .endsWith("; something added a line end (CRLF)");
    }

    @Test
    void comparesLargeBodies() {
        byte[] large = new byte[3_000_000];

        assertThat(BodyComparison.of(large, Arrays.copyOf(large, 2_000_000)).sentence())
                .contains("first difference at byte 2,000,001: sent 0x00, received nothing")
                .endsWith("; the end is missing: something cut the body, or did not read all of it");
    }

    @Test
    void showsEndOfShorterBody() {
        assertThat(BodyComparison.of(SENT, Arrays.copyOf(SENT, 3)).sentence())
                .contains("first difference at byte 4: sent 0x22 '\"', received nothing");
    }

    @Test
    void namesNoCulpritWithoutOne() {
        assertThat(BodyComparison.of(SENT, "something else".getBytes(UTF_8)).sentence())
                .endsWith("first difference at byte 1: sent 0x7B '{', received 0x73 's'");
    }
}
