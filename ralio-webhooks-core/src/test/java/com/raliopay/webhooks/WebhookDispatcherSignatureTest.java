package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.signature.SecretUnavailableException;
import com.raliopay.webhooks.testing.Fixture;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which deliveries are accepted as authentic. */
class WebhookDispatcherSignatureTest {

    private static final String SECRET = "whsec_3f9a";
    private static final Fixture FIXTURE = Fixture.SESSION_VERIFIED;

    private final List<WebhookEvent> handled = new ArrayList<>();
    private final StubStore store = new StubStore();

    private WebhookDispatcher.Builder listening() {
        return WebhookDispatcher.builder().on(WebhookEvent.class, handled::add);
    }

    private static Outcome deliver(WebhookDispatcher ralio, String secret) {
        return ralio.dispatch(FIXTURE.bytes(), FIXTURE.headers(secret)::get).outcome();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Signature", "x-signature", "X-SIGNATURE", "X-signature"})
    void findsHeaderInCaseSensitiveMap(String name) {
        Map<String, String> headers = Map.of(name, FIXTURE.headers(SECRET).get("X-Signature"));

        DispatchResult result = listening().secret(SECRET).build().dispatch(FIXTURE.bytes(), headers::get);

        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
    }

    @Test
    void refusesForgedOrMissingSignature() {
        WebhookDispatcher ralio =
                listening().secret(SECRET).idempotencyStore(store).build();

        List<DispatchResult> results = List.of(
                ralio.dispatch(FIXTURE.bytes(), FIXTURE.headers("forged")::get),
                ralio.dispatch(FIXTURE.bytes(), Fixture.SESSION_FAILED.headers(SECRET)::get),
                ralio.dispatch(FIXTURE.bytes(), name -> "not a signature"),
                ralio.dispatch(FIXTURE.bytes(), name -> null),
                ralio.dispatch(FIXTURE.bytes()),
                ralio.dispatch(FIXTURE.text()));

        assertThat(results).allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.UNVERIFIED));
        assertThat(store.calls).isEmpty();
        assertThat(handled).isEmpty();
    }

    @Test
    void handlesAuthenticDeliveryAfterForgedOneOfSameEvent() {
        WebhookDispatcher ralio = listening().secret(SECRET).build();

        assertThat(deliver(ralio, "forged")).isEqualTo(Outcome.UNVERIFIED);
        assertThat(deliver(ralio, SECRET)).isEqualTo(Outcome.HANDLED);
    }

    @Test
    void acceptsAnyOfSeveralSecrets() {
        byte[] key = {0, 1, (byte) 0xff};
        WebhookDispatcher ralio = listening()
                .secret("new")
                .secret("old")
                .secret(() -> "supplied")
                .secret(key)
                .idempotencyStore(store)
                .build();
        Function<String, @Nullable String> signedWithKey =
                name -> HexFormat.of().formatHex(hmac(key, FIXTURE.bytes()));

        assertThat(deliver(ralio, "new")).isEqualTo(Outcome.HANDLED);
        assertThat(deliver(ralio, "old")).isEqualTo(Outcome.HANDLED);
        assertThat(deliver(ralio, "supplied")).isEqualTo(Outcome.HANDLED);
        assertThat(ralio.dispatch(FIXTURE.bytes(), signedWithKey).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(deliver(ralio, "older")).isEqualTo(Outcome.UNVERIFIED);
    }

    private static byte[] hmac(byte[] key, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void unavailableSecretIsUnavailableUnlessAnotherVerifies() {
        IllegalStateException cause = new IllegalStateException("vault is sealed");
        WebhookDispatcher ralio = listening()
                .secret(() -> {
                    throw cause;
                })
                .secret(SECRET)
                .build();

        DispatchResult result = ralio.dispatch(FIXTURE.bytes(), FIXTURE.headers("other")::get);

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.failure().orElseThrow()).hasCause(cause);
        assertThat(handled).isEmpty();
        assertThat(deliver(ralio, SECRET)).isEqualTo(Outcome.HANDLED);
    }

    @Test
    void checksSecretsUnlessUnsignedBodiesAreAccepted() {
        listening().secret(SECRET).build().checkSecrets();
        listening().acceptUnsigned().build().checkSecrets();

        WebhookDispatcher ralio = listening().secret(SECRET).secret(() -> null).build();

        assertThatExceptionOfType(SecretUnavailableException.class).isThrownBy(ralio::checkSecrets);
    }

    @Test
    void unavailableHeadersAreUnavailable() {
        IllegalStateException failure = new IllegalStateException("request already recycled");

        DispatchResult result = listening().secret(SECRET).build().dispatch(FIXTURE.bytes(), name -> {
            throw failure;
        });

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.failure()).containsSame(failure);
        assertThat(handled).isEmpty();
    }

    @Test
    void retryUnverifiedAnswers503InsteadOf401And413() {
        WebhookDispatcher ralio = listening()
                .secret(SECRET)
                .maxBodyBytes(FIXTURE.bytes().length)
                .retryUnverified()
                .build();

        DispatchResult wrong = ralio.dispatch(FIXTURE.bytes(), FIXTURE.headers("forged")::get);
        DispatchResult missing = ralio.dispatch(FIXTURE.bytes());
        DispatchResult tooLarge = ralio.dispatch(FIXTURE.text() + " ");

        assertThat(List.of(wrong.outcome(), missing.outcome(), tooLarge.outcome()))
                .containsExactly(Outcome.UNVERIFIED, Outcome.UNVERIFIED, Outcome.TOO_LARGE);
        assertThat(List.of(wrong, missing, tooLarge)).allSatisfy(result -> {
            assertThat(result.httpStatus()).isEqualTo(503);
            assertThat(result.headers()).isEqualTo(Map.of("Content-Type", "application/json"));
        });
        assertThat(deliver(ralio, SECRET)).isEqualTo(Outcome.HANDLED);
    }

    @Test
    void retryUnverifiedKeepsStatusOfRejectedEvent() {
        DispatchResult result = WebhookDispatcher.builder()
                .secret(SECRET)
                .retryUnverified()
                .on(WebhookEvent.class, e -> {
                    throw new RejectedEventException("unknown customer");
                })
                .build()
                .dispatch(FIXTURE.bytes(), FIXTURE.headers(SECRET)::get);

        assertThat(result.httpStatus()).isEqualTo(422);
    }
}
