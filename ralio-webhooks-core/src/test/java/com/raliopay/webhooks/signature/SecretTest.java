package com.raliopay.webhooks.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final byte[] BODY = {1, 2, 3};
    private static final byte[] EXPECTED = new Hmac(bytes("Jefe")).of(BODY);

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "Jefe",
                "Jefe\n",
                "Jefe\r\n",
                " \tJefe \t",
                "\uFEFFJefe",
                "\uFEFF \u00A0Jefe\u00A0\u2007\u202F\u3000",
                "\u200BJefe\u200B\u200D\u2060",
                "\0Jefe\0",
                "\u2028Jefe\u2029"
            })
    void ignoresSurroundingWhitespaceAndInvisibleCharacters(String text) {
        assertThat(Secret.of(text).hmac(BODY)).isEqualTo(EXPECTED);
        assertThat(Secret.from(() -> text).hmac(BODY)).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Je fe",
                "\"Jefe",
                "Jefe'",
                "'Jefe\"",
                "\"",
                "${Jefe",
                "a${Jefe}",
                "${Jefe}a",
                "$Jefe",
                "clé",
                "Je\uFEFFfe"
            })
    void keepsEverythingElse(String text) {
        assertThat(Secret.of(text).hmac(BODY)).isEqualTo(new Hmac(bytes(text)).of(BODY));
    }

    static Stream<Arguments> unusableTexts() {
        String invisible = "the webhook secret has no visible character: is it configured?";
        String quotes = "the webhook secret is in quotes: remove them";
        String placeholder = "the webhook secret is a placeholder ${…} that was not replaced: is its variable set?";
        return Stream.of(
                arguments("", invisible),
                arguments(" \t\r\n", invisible),
                arguments("\u00a0\u00a0", invisible),
                arguments("\ufeff\u200b\0", invisible),
                arguments("\"Jefe\"", quotes),
                arguments("'Jefe'", quotes),
                arguments(" \"Jefe\"\n", quotes),
                arguments("\"\"", quotes),
                arguments("${JEFE}", placeholder),
                arguments("\ufeff${JEFE} ", placeholder),
                arguments("${}", placeholder));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("unusableTexts")
    void refusesTextThatCannotBeSecret(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(text)).withMessage(message);

        Secret supplied = Secret.from(() -> text);
        assertThatExceptionOfType(SecretUnavailableException.class)
                .isThrownBy(() -> supplied.hmac(BODY))
                .withMessage("the supplier of the webhook secret returned an unusable value: " + message);
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Secret.of(SecretTest.<String>missing()))
                .withMessage("the webhook secret must not be null: is it configured?");
        assertThatNullPointerException().isThrownBy(() -> Secret.of(SecretTest.<byte[]>missing()));
        assertThatNullPointerException().isThrownBy(() -> Secret.from(SecretTest.<Supplier<String>>missing()));
    }

    @Test
    void usesBytesAsTheyAre() {
        for (String key : new String[] {" Jefe\n", "\"Jefe\"", "${JEFE}", " "}) {
            assertThat(Secret.of(bytes(key)).hmac(BODY)).isEqualTo(new Hmac(bytes(key)).of(BODY));
        }
        assertThat(Secret.of(bytes("Jefe")).hmac(BODY)).isEqualTo(EXPECTED);
    }

    @Test
    void copiesBytes() {
        byte[] key = bytes("Jefe");
        Secret secret = Secret.of(key);

        key[0] = 0;

        assertThat(secret.hmac(BODY)).isEqualTo(EXPECTED);
    }

    @Test
    void refusesEmptyBytes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.of(new byte[0]))
                .withMessage("the webhook secret must not be empty: is it configured?");
    }

    @Test
    void asksSupplierAtEachUse() {
        AtomicReference<String> current = new AtomicReference<>("before");
        Secret secret = Secret.from(current::get);
        assertThat(secret.hmac(BODY)).isNotEqualTo(EXPECTED);

        current.set("Jefe");

        assertThat(secret.hmac(BODY)).isEqualTo(EXPECTED);
    }

    @Test
    void becomesAvailableAgainAfterSupplierFailed() {
        AtomicReference<@Nullable String> current = new AtomicReference<>("Jefe");
        Secret secret = Secret.from(current::get);
        assertThat(secret.hmac(BODY)).isEqualTo(EXPECTED);

        current.set(null);
        assertThatExceptionOfType(SecretUnavailableException.class)
                .isThrownBy(() -> secret.hmac(BODY))
                .withMessage("the supplier of the webhook secret returned null")
                .withNoCause();
        current.set("Jefe");

        assertThat(secret.hmac(BODY)).isEqualTo(EXPECTED);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("vault is sealed"),
                new Exception("checked"),
                new AssertionError("error"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isUnavailableWhenSupplierThrows(Throwable failure) {
        Secret secret = Secret.from(() -> {
            throw SecretTest.<RuntimeException>undeclared(failure);
        });

        assertThatThrownBy(() -> secret.hmac(BODY))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessage("the supplier of the webhook secret failed")
                .hasCause(failure);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void restoresInterruptFlagWhenSupplierIsInterrupted() {
        InterruptedException interrupted = new InterruptedException();
        Secret secret = Secret.from(() -> {
            throw SecretTest.<RuntimeException>undeclared(interrupted);
        });

        assertThatThrownBy(() -> secret.hmac(BODY))
                .isInstanceOf(SecretUnavailableException.class)
                .hasCause(interrupted);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void toStringShowsNothingOfSecret() {
        assertThat(Secret.of("Jefe")).hasToString("Secret[…]");
        assertThat(Secret.from(() -> "Jefe")).hasToString("Secret[…]");
    }

    /** Throws a checked exception without declaring it, as Kotlin code may. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T undeclared(Throwable failure) throws T {
        throw (T) failure;
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // an environment variable that is not set
    private static <T> T missing() {
        return null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
