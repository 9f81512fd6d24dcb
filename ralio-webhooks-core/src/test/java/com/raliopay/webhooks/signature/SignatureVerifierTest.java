package com.raliopay.webhooks.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {

    /** RFC 4231, test case 2. */
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);

    private static final String HEX = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private final SignatureVerifier verifier = SignatureVerifier.of("Jefe");

    @Test
    void signsInLowerCaseHexadecimal() {
        assertThat(verifier.sign(BODY)).isEqualTo(HEX);
        assertThat(verifier.headers(BODY)).isEqualTo(Map.of("X-Signature", HEX, "Content-Type", "application/json"));
    }

    /** Ten bodies, so that the signatures contain the digits in which the alphabets of base64 differ. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"})
    void acceptsEveryNotation(String text) {
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);
        String hex = verifier.sign(body);
        byte[] raw = HexFormat.of().parseHex(hex);
        String base64 = Base64.getEncoder().encodeToString(raw);
        String url = Base64.getUrlEncoder().encodeToString(raw);
        for (String notation : List.of(hex, hex.toUpperCase(Locale.ROOT), base64, url)) {
            for (String prefix : List.of("", "sha256=", "SHA256=", " sha256= ", "\t")) {
                for (String digits : List.of(notation, notation.replace("=", ""))) {
                    String header = prefix + digits + " \r\n";
                    assertThat(verifier.verify(body, header)).as(header).isTrue();
                }
            }
        }
    }

    @Test
    void refusesSignatureOfOtherBytes() {
        byte[] other = BODY.clone();
        other[other.length - 1] ^= 1;

        assertThat(verifier.verify(other, HEX)).isFalse();
    }

    @Test
    void refusesSignatureWithAnySingleDigitChanged() {
        for (int i = 0; i < HEX.length(); i++) {
            String changed = HEX.substring(0, i) + (HEX.charAt(i) == '0' ? '1' : '0') + HEX.substring(i + 1);
            assertThat(verifier.verify(BODY, changed)).as(changed).isFalse();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "   ",
                ",",
                ",,,,,,,,,",
                "sha256=",
                "sha1=" + HEX,
                // A long s, whose upper case is that of an s
                "\u017Fha256=" + HEX,
                "sha256=sha256=" + HEX,
                "\"" + HEX + "\"",
                HEX + HEX,
                HEX + ";" + HEX,
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384g",
                // A full-width digit one, which Character.digit accepts
                "5bdcc\uFF1146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                // As long as base64
                "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!=",
                "===========================================",
                "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEN==",
                "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOE==",
                "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOE\u01FF"
            })
    void refusesHeaderWithoutSignature(@Nullable String header) {
        assertThat(verifier.verify(BODY, header)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEX + "," + HEX,
                HEX + ", sha256=W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=",
                "none, SHA256= " + HEX,
                " ,\t" + HEX + " ,",
                "0bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843," + HEX,
                HEX + ",0bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            })
    void triesEachCommaSeparatedValue(String header) {
        assertThat(verifier.verify(BODY, header)).isTrue();
    }

    @Test
    void triesEightValuesAtMost() {
        String wrong = SignatureVerifier.of("other").sign(BODY) + ",";

        assertThat(verifier.verify(BODY, wrong.repeat(7) + HEX)).isTrue();
        assertThat(verifier.verify(BODY, wrong.repeat(7) + HEX + "," + wrong.repeat(9)))
                .isTrue();
        assertThat(verifier.verify(BODY, wrong.repeat(8) + HEX)).isFalse();
    }

    @Test
    void acceptsAnySecretDuringRotationAndSignsWithFirst() {
        SignatureVerifier rotating = SignatureVerifier.of(Secret.of("new"), Secret.of("Jefe"));

        assertThat(rotating.verify(BODY, HEX)).isTrue();
        assertThat(rotating.verify(BODY, SignatureVerifier.of("new").sign(BODY)))
                .isTrue();
        assertThat(rotating.verify(BODY, SignatureVerifier.of("old").sign(BODY)))
                .isFalse();
        assertThat(rotating.sign(BODY)).isEqualTo(SignatureVerifier.of("new").sign(BODY));
    }

    /** A supplier that is asked may hang. */
    @Test
    void triesFixedSecretsBeforeAskingAnySupplier() {
        AtomicInteger questions = new AtomicInteger();
        Secret supplied = Secret.from(() -> "key" + questions.incrementAndGet());
        byte[] key = "Jefe".getBytes(StandardCharsets.US_ASCII);

        assertThat(SignatureVerifier.of(supplied, Secret.of("Jefe")).verify(BODY, HEX))
                .isTrue();
        assertThat(SignatureVerifier.of(supplied, Secret.of("other"), supplied, Secret.of(key))
                        .verify(BODY, HEX))
                .isTrue();
        assertThat(questions).hasValue(0);
    }

    @Test
    void signsWithFirstSecretEvenIfSupplied() {
        SignatureVerifier mixed = SignatureVerifier.of(Secret.from(() -> "Jefe"), Secret.of("other"));

        assertThat(mixed.sign(BODY)).isEqualTo(HEX);
    }

    @ParameterizedTest
    @CsvSource({"first, 1", "second, 2", "third, 3", "none, 3"})
    void stopsAtFirstSecretThatVerifies(String right, int questions) {
        List<String> asked = new ArrayList<>();
        SignatureVerifier three = SignatureVerifier.of(Stream.of("first", "second", "third")
                .map(text -> Secret.from(() -> {
                    asked.add(text);
                    return text;
                }))
                .toArray(Secret[]::new));
        String signature = SignatureVerifier.of(right).sign(BODY);

        assertThat(three.verify(BODY, signature)).isEqualTo(!right.equals("none"));
        assertThat(asked).isEqualTo(List.of("first", "second", "third").subList(0, questions));
    }

    @Test
    void triesOtherSuppliersAfterOneFailed() {
        Secret unavailable = Secret.from(() -> null);

        assertThat(SignatureVerifier.of(unavailable, Secret.from(() -> "Jefe")).verify(BODY, HEX))
                .isTrue();
    }

    @Test
    void neitherAcceptsNorRefusesWhileSecretIsUnavailable() {
        Secret unavailable = Secret.from(() -> null);

        for (SignatureVerifier undecided : List.of(
                SignatureVerifier.of(unavailable),
                SignatureVerifier.of(Secret.of("other"), unavailable),
                SignatureVerifier.of(unavailable, Secret.from(() -> "other")))) {
            assertThatExceptionOfType(SecretUnavailableException.class).isThrownBy(() -> undecided.verify(BODY, HEX));
        }
        assertThatExceptionOfType(SecretUnavailableException.class)
                .isThrownBy(() -> SignatureVerifier.of(unavailable).sign(BODY));
    }

    @Test
    void checksEverySecret() {
        Secret unavailable = Secret.from(() -> null);

        SignatureVerifier.of(Secret.of("Jefe"), Secret.from(() -> "other")).checkSecrets();

        for (SignatureVerifier incomplete : List.of(
                SignatureVerifier.of(unavailable),
                SignatureVerifier.of(unavailable, Secret.of("Jefe")),
                SignatureVerifier.of(Secret.from(() -> "other"), unavailable))) {
            assertThatExceptionOfType(SecretUnavailableException.class).isThrownBy(incomplete::checkSecrets);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "none"})
    void refusesMissingSignatureWithoutAskingSupplier(@Nullable String header) {
        SignatureVerifier supplied = SignatureVerifier.of(Secret.from(() -> {
            throw new AssertionError("asked");
        }));

        assertThat(supplied.verify(BODY, header)).isFalse();
    }

    @Test
    void requiresSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(SignatureVerifier::of)
                .withMessage("at least one webhook secret is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureVerifier.of(" "))
                .withMessage("the webhook secret has no visible character: is it configured?");
    }

    @Test
    void refusesNullBody() {
        assertThatNullPointerException().isThrownBy(() -> verifier.verify(missing(), HEX));
        assertThatNullPointerException().isThrownBy(() -> verifier.sign(missing()));
    }

    @Test
    void toStringShowsNothingOfSecrets() {
        assertThat(verifier).hasToString("SignatureVerifier[…]");
    }

    @SuppressWarnings("NullAway") // what a merchant without a null checker may pass
    private static byte[] missing() {
        return null;
    }
}
