package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and who does not. */
class WebhookDispatcherSignatureTest {

    private static final String SECRET = "whsec_3f9a";

    private final List<WebhookEvent> seen = new ArrayList<>();

    private WebhookDispatcher.Builder signed() {
        return WebhookDispatcher.builder().secret(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Signature", "x-signature", "X-SIGNATURE", "X-signature"})
    void theHeaderIsFoundInAnyUsualLetterCase(String name) {
        WebhookDispatcher ralio = signed().on(WebhookEvent.class, seen::add).build();
        Fixture fixture = Fixture.SESSION_VERIFIED;
        Map<String, String> headers = Map.of(name, fixture.headers(SECRET).get("X-Signature"));

        assertThat(ralio.dispatch(fixture.bytes(), headers::get).outcome()).isEqualTo(Outcome.HANDLED);
    }

    @Test
    void aForgedOrMissingSignatureIsUnverifiedAndNobodySeesTheEvent() {
        WebhookDispatcher ralio = signed().on(WebhookEvent.class, seen::add).build();
        Fixture fixture = Fixture.SESSION_VERIFIED;
        String error = "{\"error\":\"signature missing or wrong\"}";

        for (DispatchResult result : List.of(
                ralio.dispatch(fixture.bytes(), fixture.headers("not the secret")::get),
                ralio.dispatch(fixture.bytes(), Fixture.SESSION_FAILED.headers(SECRET)::get),
                ralio.dispatch(fixture.bytes(), name -> "no signature at all"),
                ralio.dispatch(fixture.bytes(), name -> null),
                ralio.dispatch(fixture.bytes()),
                ralio.dispatch(fixture.text()))) {
            assertThat(result.outcome()).isEqualTo(Outcome.UNVERIFIED);
            assertThat(result.httpStatus()).isEqualTo(401);
            assertThat(result.responseBody()).isEqualTo(error);
            assertThat(result.event()).isEmpty();
            assertThat(result.failure()).isEmpty();
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void aForgedDeliveryDoesNotSuppressTheRealOne() {
        WebhookDispatcher ralio = signed().on(WebhookEvent.class, seen::add).build();
        Fixture fixture = Fixture.SESSION_VERIFIED;
        ralio.dispatch(fixture.bytes(), fixture.headers("not the secret")::get);

        assertThat(ralio.dispatch(fixture.bytes(), fixture.headers(SECRET)::get).outcome())
                .isEqualTo(Outcome.HANDLED);
    }

    @Test
    void bothSecretsHoldWhileOneIsRotated() {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret("new")
                .secret("old")
                .on(WebhookEvent.class, seen::add)
                .build();
        Fixture a = Fixture.SESSION_VERIFIED;
        Fixture b = Fixture.SESSION_FAILED;

        assertThat(ralio.dispatch(a.bytes(), a.headers("old")::get).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(ralio.dispatch(b.bytes(), b.headers("new")::get).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(ralio.dispatch(b.bytes(), b.headers("older")::get).outcome()).isEqualTo(Outcome.UNVERIFIED);
    }

    @Test
    void whileTheSecretCannotBeHadNobodyCanTell() {
        IllegalStateException cause = new IllegalStateException("vault is sealed");
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(() -> {
                    throw cause;
                })
                .on(WebhookEvent.class, seen::add)
                .build();
        Fixture fixture = Fixture.SESSION_VERIFIED;

        DispatchResult result = ralio.dispatch(fixture.bytes(), fixture.headers(SECRET)::get);

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.httpStatus()).isEqualTo(503);
        assertThat(result.responseBody()).isEqualTo("{\"error\":\"temporarily unavailable\"}");
        assertThat(result.failure().orElseThrow()).hasCause(cause);
        assertThat(seen).isEmpty();
    }

    @Test
    void aHostWhoseHeadersFailCannotTellEither() {
        IllegalStateException failure = new IllegalStateException("request already recycled");

        DispatchResult result = signed().build().dispatch(Fixture.SESSION_VERIFIED.bytes(), name -> {
            throw failure;
        });

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.failure()).containsSame(failure);
    }
}
