package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.json.WebhookParseException;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the table of outcomes, with the response that is sent. */
class WebhookDispatcherTest {

    private static final String SECRET = "whsec_3f9a";
    private static final String RECEIVED = "{\"received\":true}";

    private final List<WebhookEvent> handled = new ArrayList<>();
    private final StubStore store = new StubStore();

    private static WebhookDispatcher.Builder unsigned() {
        return WebhookDispatcher.builder().acceptUnsigned();
    }

    private WebhookDispatcher listeningToAll() {
        return unsigned().on(WebhookEvent.class, handled::add).build();
    }

    private static void assertResponse(DispatchResult result, Outcome outcome, int status, String body) {
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.httpStatus()).isEqualTo(status);
        assertThat(result.responseBody()).isEqualTo(body);
        assertThat(result.headers()).isEqualTo(Map.of("Content-Type", "application/json"));
        assertThat(result.retryAfter()).isEmpty();
        assertThat(result.duration()).isPositive().isLessThan(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource
    void handlesSignedEvent(Fixture fixture) {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(SECRET)
                .on(WebhookEvent.class, handled::add)
                .build();

        DispatchResult result = ralio.dispatch(fixture.bytes(), fixture.headers(SECRET)::get);

        assertResponse(result, Outcome.HANDLED, 200, RECEIVED);
        assertThat(result.event()).contains(fixture.event());
        assertThat(result.failure()).isEmpty();
        assertThat(handled).containsExactly(fixture.event());
    }

    @Test
    void ignoresEventWithoutListener() {
        WebhookDispatcher ralio =
                unsigned().on(SessionFailed.class, handled::add).build();

        DispatchResult result = ralio.dispatch(Fixture.SESSION_VERIFIED.text());

        assertResponse(result, Outcome.IGNORED, 200, RECEIVED);
        assertThat(result.event()).contains(Fixture.SESSION_VERIFIED.event());
        assertThat(result.failure()).isEmpty();
        assertThat(handled).isEmpty();
    }

    @Test
    void ignoresUnrecognizedEventWithoutListener() {
        WebhookDispatcher ralio = unsigned().on(KycEvent.class, handled::add).build();

        assertResponse(ralio.dispatch(Fixture.UNRECOGNIZED.bytes()), Outcome.IGNORED, 200, RECEIVED);
    }

    @Test
    void ignoresInvalidEventWithoutListener() {
        WebhookDispatcher ralio =
                unsigned().on(SessionFailed.class, handled::add).build();

        DispatchResult result = ralio.dispatch(Fixture.SESSION_VERIFIED.text().replace("sessionId", "session"));

        assertResponse(result, Outcome.IGNORED, 200, RECEIVED);
        assertThat(result.event()).isEmpty();
        assertThat(result.failure().orElseThrow()).hasMessage("/data/sessionId must be a UUID but was missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"payin_completed\"}",
                "{\"id\":\"7\",\"event\":\"payin_completed\",\"timestamp\":1,\"data\":[]}"
            })
    void ignoresInvalidEventOfUnknownTypeUnlessUnrecognizedEventsHaveListener(String body) {
        WebhookDispatcher kycOnly = unsigned().on(KycEvent.class, handled::add).build();
        WebhookDispatcher unrecognized =
                unsigned().on(UnrecognizedEvent.class, handled::add).build();

        assertThat(kycOnly.dispatch(body).outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(unrecognized.dispatch(body).outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(listeningToAll().dispatch(body).outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(handled).isEmpty();
    }

    @Test
    void answersDuplicateInEitherSpellingWith200() {
        WebhookDispatcher ralio = listeningToAll();
        String event = Fixture.SESSION_VERIFIED.text();
        ralio.dispatch(event);

        DispatchResult result = ralio.dispatch(event.replace("\"id\"", "\"eventId\"")
                .replace("\"event\"", "\"eventType\"")
                .replace("36f6bb7e", "36F6BB7E"));

        assertResponse(result, Outcome.DUPLICATE, 200, RECEIVED);
        assertThat(result.event()).contains(Fixture.SESSION_VERIFIED.event());
        assertThat(handled).hasSize(1);
    }

    @Test
    void handlesEveryFixtureThoughTwoShareAnId() {
        WebhookDispatcher ralio = listeningToAll();

        assertThat(Fixture.values())
                .allSatisfy(fixture ->
                        assertThat(ralio.dispatch(fixture.bytes()).outcome()).isEqualTo(Outcome.HANDLED));

        assertThat(Fixture.STATE_UPDATED.event().id())
                .isEqualTo(Fixture.EXPIRATION_WARNING.event().id());
    }

    @Test
    void answersUnverifiedBodyWith401() {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(SECRET)
                .on(WebhookEvent.class, handled::add)
                .build();

        DispatchResult result =
                ralio.dispatch(Fixture.SESSION_VERIFIED.bytes(), Fixture.SESSION_VERIFIED.headers("forged")::get);

        assertResponse(result, Outcome.UNVERIFIED, 401, "{\"error\":\"signature missing or wrong\"}");
        assertThat(result.event()).isEmpty();
        assertThat(result.failure()).isEmpty();
        assertThat(handled).isEmpty();
    }

    @Test
    void rejectsOversizedBodyBeforeReadingSecret() {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(() -> {
                    throw new AssertionError("read the secret");
                })
                .maxBodyBytes(100)
                .build();

        DispatchResult result = ralio.dispatch(new byte[101], Map.of("X-Signature", "any")::get);

        assertResponse(result, Outcome.TOO_LARGE, 413, "{\"error\":\"body too large\"}");
        assertThat(result.event()).isEmpty();
        assertThat(result.failure()).isEmpty();
    }

    @Test
    void answersRejectedEventWith422AndHandlesManualRedelivery() {
        RejectedEventException rejection = new RejectedEventException("unknown customer", new IOException());
        List<Exception> rejections = new ArrayList<>(List.of(rejection));
        WebhookDispatcher ralio = unsigned()
                .on(WebhookEvent.class, e -> {
                    if (!rejections.isEmpty()) {
                        throw rejections.remove(0);
                    }
                })
                .build();

        DispatchResult result = ralio.dispatch(Fixture.EXPIRATION_WARNING.bytes());

        assertResponse(result, Outcome.LISTENER_REJECTED, 422, "{\"error\":\"event rejected\"}");
        assertThat(result.failure()).containsSame(rejection);
        assertThat(result.event()).contains(Fixture.EXPIRATION_WARNING.event());
        assertThat(ralio.dispatch(Fixture.EXPIRATION_WARNING.bytes()).outcome()).isEqualTo(Outcome.HANDLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{}{}",
                "<xml/>",
                "{\"id\":\"36f6bb7e-e5da-4278-9ad8-df64c8c4cd22\"}"
            })
    void answersBodyThatIsNotAnEventWith500EvenWithoutListener(String body) {
        for (WebhookDispatcher ralio : List.of(listeningToAll(), unsigned().build())) {
            DispatchResult result = ralio.dispatch(body);

            assertResponse(result, Outcome.UNREADABLE, 500, "{\"error\":\"event not readable\"}");
            assertThat(result.event()).isEmpty();
            assertThat(result.failure()).containsInstanceOf(WebhookParseException.class);
        }
    }

    @Test
    void answersInvalidEventWith500() {
        DispatchResult result =
                listeningToAll().dispatch(Fixture.SESSION_VERIFIED.text().replace("sessionId", "session"));

        assertResponse(result, Outcome.UNREADABLE, 500, "{\"error\":\"event not readable\"}");
        assertThat(result.failure().orElseThrow()).hasMessage("/data/sessionId must be a UUID but was missing");
        assertThat(handled).isEmpty();
    }

    @Test
    void answersFailedListenerWith500AndHandlesRetry() {
        IOException failure = new IOException("database is down");
        List<IOException> failures = new ArrayList<>(List.of(failure));
        WebhookDispatcher ralio = unsigned()
                .on(SessionVerified.class, e -> {
                    if (!failures.isEmpty()) {
                        throw failures.remove(0);
                    }
                })
                .build();

        DispatchResult result = ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertResponse(result, Outcome.LISTENER_FAILED, 500, "{\"error\":\"event not handled\"}");
        assertThat(result.failure()).containsSame(failure);
        assertThat(result.event()).contains(Fixture.SESSION_VERIFIED.event());
        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.HANDLED);
    }

    @Test
    void answersEventInProgressWith503AndRetryAfter() {
        store.claim = new Claim.InProgress(Duration.ofMillis(41_001));

        DispatchResult result = unsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, handled::add)
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(result.outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(result.httpStatus()).isEqualTo(503);
        assertThat(result.responseBody()).isEqualTo("{\"error\":\"event in progress\"}");
        assertThat(result.headers()).isEqualTo(Map.of("Content-Type", "application/json", "Retry-After", "42"));
        assertThat(result.retryAfter()).contains(Duration.ofSeconds(42));
        assertThat(result.event()).contains(Fixture.SESSION_VERIFIED.event());
        assertThat(result.failure()).isEmpty();
        assertThat(handled).isEmpty();
    }

    @Test
    void answersUnavailableStoreWith503() {
        IllegalStateException failure = new IllegalStateException("connection refused");
        store.onClaim = Action.failingWith(failure);

        DispatchResult result = unsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, handled::add)
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertResponse(result, Outcome.UNAVAILABLE, 503, "{\"error\":\"temporarily unavailable\"}");
        assertThat(result.failure()).containsSame(failure);
        assertThat(result.event()).contains(Fixture.SESSION_VERIFIED.event());
        assertThat(handled).isEmpty();
    }
}
