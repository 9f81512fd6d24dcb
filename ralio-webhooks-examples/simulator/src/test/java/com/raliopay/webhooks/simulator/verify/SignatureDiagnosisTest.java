package com.raliopay.webhooks.simulator.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.raliopay.webhooks.signature.Secret;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureDiagnosisTest {

    private static final String SECRET = "bXktc2VjcmV0LWtleQ==";
    private static final String SENT = """
            {
              "id": "1",
              "at": "2026-03-17T12:40:24+02:00",
              "data": {"text": "Zoë & Ω", "url": "https://a/b"}
            }
            """;

    @Test
    void holdsOverUnchangedBody() {
        assertThat(SignatureDiagnosis.of(SENT.getBytes(UTF_8), sign(SENT), SECRET))
                .isEqualTo(new SignatureDiagnosis(true, true, "The signature holds."));
    }

    static Stream<Arguments> alteredBodies() {
        String compact =
                "{\"id\":\"1\",\"at\":\"2026-03-17T12:40:24+02:00\",\"data\":{\"text\":\"Zoë & Ω\",\"url\":\"https://a/b\"}}";
        String latin = "{\"name\":\"Zoë\"}";
        return Stream.of(
                arguments(compact, compact + "\n", UTF_8, "ends without the final line end: something added one"),
                arguments(compact + "\n", compact, UTF_8, "ends with a line feed: something removed it"),
                arguments(compact + "\r\n", compact, UTF_8, "ends with CRLF: something removed it"),
                arguments(
                        compact,
                        "  " + compact + " ",
                        UTF_8,
                        "has no whitespace around it: something added whitespace"),
                arguments(
                        SENT, SENT.replace("\n", "\r\n"), UTF_8, "has LF line ends: something converted them to CRLF"),
                arguments(
                        SENT.replace("\n", "\r\n"), SENT, UTF_8, "has CRLF line ends: something converted them to LF"),
                arguments(
                        compact, "\uFEFF" + compact, UTF_8, "begins without the byte-order mark: something added one"),
                arguments("\uFEFF" + compact, compact, UTF_8, "begins with a byte-order mark: something removed it"),
                arguments(
                        latin, latin, ISO_8859_1, "is converted from Latin-1 to UTF-8: something wrote it in Latin-1"),
                arguments(
                        latin,
                        new String(latin.getBytes(UTF_8), ISO_8859_1),
                        UTF_8,
                        "is converted from UTF-8 to Latin-1: something read the UTF-8 body as Latin-1 and encoded it once more"),
                arguments(
                        "{\"a\":\"€\"}",
                        "{\"a\":\"â‚¬\"}",
                        UTF_8,
                        "is converted from UTF-8 to Windows-1252: something read the UTF-8 body as Windows-1252 and encoded it"
                                + " once more"),
                arguments(compact, compact, UTF_16, "is converted from UTF-16 to UTF-8: something wrote it in UTF-16"),
                arguments(
                        compact, compact, UTF_16LE, "is converted from UTF-16 to UTF-8: something wrote it in UTF-16"),
                arguments(
                        compact,
                        SENT,
                        UTF_8,
                        "is written as JSON compact: something parsed the JSON and wrote it again"),
                arguments(
                        "{\"b\":1.50,\"a\":[]}",
                        "{ \"b\" : 1.50, \"a\" : [ ] }",
                        UTF_8,
                        "is written as JSON compact: something parsed the JSON and wrote it again"),
                arguments(
                        "{\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  },\n  \"a\": []\n}",
                        "{\"b\":{\"c\":[1,2]},\"a\":[]}",
                        UTF_8,
                        "is written as JSON indented by 2 spaces: something parsed the JSON and wrote it again"),
                arguments(
                        "{\"b\": 1, \"a\": [1, 2]}",
                        "{\"b\":1,\"a\":[1,2]}",
                        UTF_8,
                        "is written as JSON with a space after commas and colons: something parsed the JSON and wrote it again"),
                arguments(
                        "{\"a\":1,\"b\":2}",
                        "{\"b\":2,\"a\":1}",
                        UTF_8,
                        "is written as JSON compact, with sorted fields: something parsed the JSON and wrote it again"),
                arguments(
                        "{\"a\":\"Zo\\u00eb\"}",
                        "{\"a\":\"Zoë\"}",
                        UTF_8,
                        "is written as JSON compact, with characters beyond ASCII escaped: something parsed the JSON and wrote"
                                + " it again"),
                arguments(
                        "{\"a\":\"Zoë/\"}",
                        "{\"a\":\"Zo\\u00eb\\/\"}",
                        UTF_8,
                        "is written as JSON compact: something parsed the JSON and wrote it again"),
                arguments(
                        "{\"a\":\"b\\/c\"}",
                        "{\"a\":\"b/c\"}",
                        UTF_8,
                        "is written as JSON compact, with slashes escaped: something parsed the JSON and wrote it again"),
                arguments(
                        "{\"a\":\"\\u0026\"}",
                        "{\"a\":\"&\"}",
                        UTF_8,
                        "is written as JSON compact, with <, >, &, = and ' escaped: something parsed the JSON and wrote it again"),
                arguments(
                        compact,
                        "\"{\\\"id\\\":\\\"1\\\",\\\"at\\\":\\\"2026-03-17T12:40:24+02:00\\\",\\\"data\\\":{\\\"text\\\":\\\"Zoë & Ω\\\","
                                + "\\\"url\\\":\\\"https://a/b\\\"}}\"",
                        UTF_8,
                        "is the content of the JSON string: something wrote the JSON as a JSON string"),
                arguments(
                        "{\"a\":\"+\"}",
                        "%7B%22a%22%3A%22%2B%22%7D",
                        UTF_8,
                        "is percent-decoded: something sent it as a form"),
                arguments(
                        SENT,
                        SENT.replace('+', ' '),
                        UTF_8,
                        "has a plus sign in the offsets of its times: something decoded the body as a form, which turns a plus"
                                + " sign into a space"),
                arguments(
                        SENT,
                        "\uFEFF" + SENT.replace("\n", "\r\n"),
                        UTF_8,
                        "has LF line ends: something converted them to CRLF; and begins without the byte-order mark: something"
                                + " added one"));
    }

    @ParameterizedTest
    @MethodSource("alteredBodies")
    void namesAlterationOfBody(String sent, String received, Charset charset, String phrase) {
        assertThat(SignatureDiagnosis.of(received.getBytes(charset), sign(sent), SECRET))
                .isEqualTo(new SignatureDiagnosis(false, true, "The signature holds if the body " + phrase + "."));
    }

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '~', textBlock = """
            abc,~ abc ~,keeps the whitespace around it
            abc,"abc",has no quotes around it
            abc,'abc',has no quotes around it
            abc," abc ",has no quotes or whitespace around it
            abc,a b c,has no whitespace in it
            "abc",abc,is in double quotes: whoever signed left them around it
            'abc',abc,is in single quotes: whoever signed left them around it
            my-secret-key,bXktc2VjcmV0LWtleQ==,is decoded from base64
            my-secret-key,"bXktc2VjcmV0LWtleQ==",~is decoded from base64, without the quotes around it~
            my-secret-key,whsec_bXktc2VjcmV0LWtleQ==,~has no prefix whsec_, and is decoded from base64~
            ???>>>,Pz8_Pj4-,is decoded from base64 (URL alphabet)
            abc,616263,is decoded from hexadecimal
            """)
    void namesAlterationOfSecret(String signedWith, String given, String phrase) {
        String key = phrase.startsWith("keeps") ? " abc " : signedWith;

        assertThat(SignatureDiagnosis.of(SENT.getBytes(UTF_8), sign(SENT, key), given)
                        .sentence())
                .isEqualTo("The signature holds if the secret " + phrase + ".")
                .doesNotContain(given);
    }

    @Test
    void namesLineEndInSecret() {
        assertThat(SignatureDiagnosis.of(SENT.getBytes(UTF_8), sign(SENT, "abc\n"), "abc")
                        .sentence())
                .isEqualTo(
                        "The signature holds if the secret ends with a line feed: whoever signed read it from a file.");
    }

    @Test
    void namesAlterationsOfBodyAndSecretTogether() {
        assertThat(SignatureDiagnosis.of((SENT + "\n").getBytes(UTF_8), sign(SENT, "my-secret-key"), SECRET)
                        .sentence())
                .isEqualTo(
                        "The signature holds if the secret is decoded from base64, and if the body ends without the final"
                                + " line end: something added one.");
    }

    static Stream<Arguments> alteredSignatures() {
        String hex = sign(SENT);
        String base64 =
                Base64.getEncoder().encodeToString(java.util.HexFormat.of().parseHex(hex));
        return Stream.of(
                arguments("\"" + hex + "\"", "has no quotes around it"),
                arguments(hex.substring(0, 32) + "\n " + hex.substring(32), "has no whitespace in it"),
                arguments("v1=" + hex, "has no prefix"),
                arguments("HMAC-SHA256 " + hex, "has no prefix"),
                arguments("X-Signature: " + hex, "has no header name in front of it"),
                arguments(base64.replace("+", "%2B").replace("=", "%3D"), "is percent-decoded"),
                arguments(Base64.getEncoder().encodeToString(hex.getBytes(UTF_8)), "is decoded from base64 once more"));
    }

    @ParameterizedTest
    @MethodSource("alteredSignatures")
    void namesAlterationOfSignature(String signature, String phrase) {
        assertThat(SignatureDiagnosis.of(SENT.getBytes(UTF_8), signature, SECRET)
                        .sentence())
                .isEqualTo("The signature holds if it " + phrase + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                       | There is no signature: the X-Signature header is missing or empty.
            xyz!                                     | The signature is neither hexadecimal nor base64: its character 4 belongs to neither;
            abcdef                                   | The signature has a wrong length of 6 characters, was it cut or joined?
            0123456789012345678901234567890123456789 | The signature has the length of SHA-1, but Ralio signs with HMAC-SHA256:
            sha1=012345678901234567890123456789      | The signature begins with sha1, but Ralio signs with SHA-256, not SHA-1:
            """)
    void namesMalformedSignature(String signature, String start) {
        assertThat(SignatureDiagnosis.of(SENT.getBytes(UTF_8), signature, SECRET)
                        .sentence())
                .startsWith(start);
    }

    @Test
    void namesMissingSignature() {
        assertThat(SignatureDiagnosis.of(SENT.getBytes(UTF_8), null, SECRET).sentence())
                .isEqualTo("There is no signature: the X-Signature header is missing or empty.");
    }

    @Test
    void suspectsAnotherSecretWhereNothingHelps() {
        SignatureDiagnosis diagnosis = SignatureDiagnosis.of(SENT.getBytes(UTF_8), sign(SENT, "another"), SECRET);

        assertThat(diagnosis.holds()).isFalse();
        assertThat(diagnosis.explained()).isFalse();
        assertThat(diagnosis.sentence())
                .contains("most likely the secret is another one")
                .doesNotContain(SECRET);
    }

    @Test
    void triesNoAlterationsOfLargeBodies() {
        String large = "x".repeat(1024 * 1024 + 1);

        assertThat(SignatureDiagnosis.of(large.getBytes(UTF_8), sign(large), SECRET)
                        .holds())
                .isTrue();
        assertThat(SignatureDiagnosis.of(large.getBytes(UTF_8), sign(SENT), SECRET)
                        .sentence())
                .isEqualTo("The signature does not hold; alterations are tried for bodies of up to 1 MiB only.");
    }

    @ParameterizedTest
    @CsvSource({"'',absent", "abc,malformed"})
    void namesFormat(@Nullable String signature, String format) {
        assertThat(SignatureDiagnosis.formatOf(signature)).isEqualTo(format);
    }

    @Test
    void distinguishesEncodings() {
        String hex = sign(SENT);

        assertThat(SignatureDiagnosis.formatOf(hex)).isEqualTo("hexadecimal");
        assertThat(SignatureDiagnosis.formatOf("sha256=" + hex)).isEqualTo("hexadecimal");
        assertThat(SignatureDiagnosis.formatOf("A".repeat(43) + "=")).isEqualTo("base64");
        assertThat(SignatureDiagnosis.formatOf(null)).isEqualTo("absent");
    }

    private static String sign(String body) {
        return sign(body, SECRET);
    }

    private static String sign(String body, String key) {
        return SignatureVerifier.of(Secret.of(key.getBytes(UTF_8))).sign(body.getBytes(UTF_8));
    }
}
