package com.raliopay.webhooks.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    /** Ten bodies, so that the signatures hold the digits in which the alphabets of base64 differ. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"})
    void acceptsEveryNotationOfTheRightSignature(String text) {
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
    void refusesTheRightSignatureOverOtherBytes() {
        byte[] other = BODY.clone();
        other[other.length - 1] ^= 1;

        assertThat(verifier.verify(other, HEX)).isFalse();
    }

    @Test
    void refusesASignatureWithAnySingleDigitChanged() {
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
                "sha256=",
                "sha1=" + HEX,
                // A long s, whose capital letter is that of an s
                "\u017Fha256=" + HEX,
                "sha256=sha256=" + HEX,
                "\"" + HEX + "\"",
                HEX + HEX,
                HEX + "," + HEX,
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384g",
                // A digit that Character.digit takes for 5, and a forged header that is not base64
                "\uFF15bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!=",
                "===========================================",
                "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEN=="
            })
    void refusesAHeaderThatIsNoSignatureWithoutAnException(@Nullable String header) {
        assertThat(verifier.verify(BODY, header)).isFalse();
    }

    @Test
    void acceptsAnySecretWhileOneIsRotatedAndSignsWithTheFirst() {
        SignatureVerifier rotating = SignatureVerifier.of(Secret.of("new"), Secret.of("Jefe"));

        assertThat(rotating.verify(BODY, HEX)).isTrue();
        assertThat(rotating.verify(BODY, SignatureVerifier.of("new").sign(BODY)))
                .isTrue();
        assertThat(rotating.verify(BODY, SignatureVerifier.of("old").sign(BODY)))
                .isFalse();
        assertThat(rotating.sign(BODY)).isEqualTo(SignatureVerifier.of("new").sign(BODY));
    }

    @Test
    void asksASupplierAtEachDelivery() {
        AtomicReference<String> current = new AtomicReference<>("before");
        SignatureVerifier supplied = SignatureVerifier.of(Secret.from(current::get));
        assertThat(supplied.verify(BODY, HEX)).isFalse();

        current.set("Jefe");

        assertThat(supplied.verify(BODY, HEX)).isTrue();
        assertThat(supplied.sign(BODY)).isEqualTo(HEX);
    }

    @Test
    void cannotTellWhenTheSupplierFails() {
        IllegalStateException cause = new IllegalStateException("vault is sealed");
        SignatureVerifier supplied = SignatureVerifier.of(Secret.from(() -> {
            throw cause;
        }));

        assertThatThrownBy(() -> supplied.verify(BODY, HEX))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessage("the supplier of the webhook secret failed")
                .hasCause(cause);
        assertThatThrownBy(() -> supplied.sign(BODY)).isInstanceOf(SecretUnavailableException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n"})
    void cannotTellWhenTheSupplierGivesNone(@Nullable String none) {
        SignatureVerifier supplied = SignatureVerifier.of(Secret.from(() -> none));

        assertThatThrownBy(() -> supplied.verify(BODY, HEX))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessage("the supplier of the webhook secret gave none");
    }

    @Test
    void oneSecretThatCannotBeHadDoesNotSpoilAnother() {
        Secret missing = Secret.from(() -> null);

        assertThat(SignatureVerifier.of(missing, Secret.of("Jefe")).verify(BODY, HEX))
                .isTrue();
        assertThat(SignatureVerifier.of(Secret.of("Jefe"), missing).verify(BODY, HEX))
                .isTrue();
        assertThatThrownBy(
                        () -> SignatureVerifier.of(Secret.of("other"), missing).verify(BODY, HEX))
                .isInstanceOf(SecretUnavailableException.class);
    }

    /** Else the time that an answer takes would tell which secret is right, and how many there are. */
    @ParameterizedTest
    @ValueSource(strings = {"first", "second", "third", "none"})
    void asksEverySecretWhicheverIsRight(String right) {
        List<String> asked = new ArrayList<>();
        SignatureVerifier three = SignatureVerifier.of(Stream.of("first", "second", "third")
                .map(text -> Secret.from(() -> {
                    asked.add(text);
                    return text;
                }))
                .toArray(Secret[]::new));
        String signature = SignatureVerifier.of(right).sign(BODY);

        assertThat(three.verify(BODY, signature)).isEqualTo(!right.equals("none"));
        assertThat(asked).containsExactly("first", "second", "third");
    }

    @Test
    void aMissingSignatureIsWrongWhateverTheSecret() {
        assertThat(SignatureVerifier.of(Secret.from(() -> null)).verify(BODY, null))
                .isFalse();
    }

    @Test
    void refusesASecretThatIsNotConfigured() {
        assertThatNullPointerException()
                .isThrownBy(() -> Secret.of(nothing()))
                .withMessage("the webhook secret is null: is it configured?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureVerifier.of(" "))
                .withMessage("the webhook secret is blank: is it configured?");
        assertThatIllegalArgumentException().isThrownBy(SignatureVerifier::of).withMessage("no webhook secret");
    }

    @Test
    void aSecretIsItsTextInUtf8() {
        assertThat(SignatureVerifier.of("clé").sign(BODY))
                .isEqualTo(HexFormat.of()
                        .formatHex(new Hmac(new byte[] {'c', 'l', (byte) 0xc3, (byte) 0xa9}).of(BODY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jefe\n", "Jefe\r\n", "Jefe \t"})
    void aLineEndOfAFileIsNotPartOfTheSecret(String text) {
        assertThat(SignatureVerifier.of(text).verify(BODY, HEX)).isTrue();
        assertThat(SignatureVerifier.of(Secret.from(() -> text)).verify(BODY, HEX))
                .isTrue();
    }

    @Test
    void showsNoSecret() {
        assertThat(verifier).hasToString("SignatureVerifier[1 secrets]");
        assertThat(Secret.of("Jefe")).hasToString("Secret[…]");
    }

    @SuppressWarnings("NullAway") // what a variable of the environment that is not set gives
    private static String nothing() {
        return null;
    }
}
