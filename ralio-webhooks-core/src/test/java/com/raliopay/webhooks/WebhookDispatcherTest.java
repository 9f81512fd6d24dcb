package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the outcome table, but for those of the idempotency store: see {@link ClaimedHandlingTest}. */
class WebhookDispatcherTest {

    private static final String SECRET = "whsec_3f9a";
    private static final String OK = "{\"received\":true}";

    private final List<WebhookEvent> seen = new ArrayList<>();

    private WebhookDispatcher.Builder signed() {
        return WebhookDispatcher.builder().secret(SECRET);
    }

    private WebhookDispatcher.Builder unsigned() {
        return WebhookDispatcher.builder().acceptUnsigned();
    }

    private static void assertResult(DispatchResult result, Outcome outcome, int status, String body) {
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.httpStatus()).isEqualTo(status);
        assertThat(result.responseBody()).isEqualTo(body);
    }

    @ParameterizedTest
    @EnumSource
    void aSignedEventIsHandled(Fixture fixture) {
        WebhookDispatcher ralio = signed().on(WebhookEvent.class, seen::add).build();

        DispatchResult result = ralio.dispatch(fixture.bytes(), fixture.headers(SECRET)::get);

        assertResult(result, Outcome.HANDLED, 200, OK);
        assertThat(result.event()).contains(fixture.event());
        assertThat(result.failure()).isEmpty();
        assertThat(result.retryAfter()).isEmpty();
        assertThat(seen).containsExactly(fixture.event());
    }

    @Test
    void everyFixtureOnceThroughOneDispatcherIsHandledThoughTwoShareAnId() {
        WebhookDispatcher ralio = unsigned().on(WebhookEvent.class, seen::add).build();
        for (Fixture fixture : Fixture.values()) {
            assertThat(ralio.dispatch(fixture.bytes()).outcome())
                    .as(fixture.name())
                    .isEqualTo(Outcome.HANDLED);
        }

        assertThat(Fixture.STATE_UPDATED.event().id())
                .isEqualTo(Fixture.EXPIRATION_WARNING.event().id());
        assertThat(seen).hasSize(Fixture.values().length);
    }

    @Test
    void listenersSeeTheEventsOfTheirTypeInTheOrderOfRegistration() {
        List<String> calls = new ArrayList<>();
        WebhookDispatcher ralio = unsigned()
                .on(WebhookEvent.class, e -> calls.add("any"))
                .on(SessionFailed.class, e -> calls.add("failed"))
                .on(KycEvent.class, e -> calls.add("kyc"))
                .on(SessionEvent.class, e -> calls.add("session " + e.sessionState()))
                .on(SessionFailed.class, e -> calls.add("failed again"))
                .on(StateUpdated.class, e -> calls.add("level"))
                .on(UnrecognizedEvent.class, e -> calls.add("unrecognized " + e.type()))
                .build();

        ralio.dispatch(Fixture.SESSION_FAILED.bytes());
        assertThat(calls).containsExactly("any", "failed", "kyc", "session REJECTED", "failed again");

        calls.clear();
        ralio.dispatch(Fixture.STATE_UPDATED.bytes());
        assertThat(calls).containsExactly("any", "kyc", "level");

        calls.clear();
        ralio.dispatch(Fixture.UNRECOGNIZED.bytes());
        assertThat(calls).containsExactly("any", "unrecognized kyb_state_updated");
    }

    @Test
    void anEventWithoutListenersIsIgnored() {
        WebhookDispatcher ralio = unsigned().on(SessionFailed.class, seen::add).build();

        DispatchResult result = ralio.dispatch(Fixture.SESSION_VERIFIED.text());

        assertResult(result, Outcome.IGNORED, 200, OK);
        assertThat(result.event()).contains(Fixture.SESSION_VERIFIED.event());
        assertThat(seen).isEmpty();
    }

    @Test
    void anUnknownTypeWithoutListenersIsIgnored() {
        WebhookDispatcher ralio = unsigned().on(KycEvent.class, seen::add).build();

        assertResult(ralio.dispatch(Fixture.UNRECOGNIZED.bytes()), Outcome.IGNORED, 200, OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"payin_completed\"}",
                "{\"id\":\"7\",\"event\":\"payin_completed\",\"timestamp\":1,\"data\":[]}"
            })
    void anUnknownTypeOfUnreadableEnvelopeDisturbsOnlyWhoListensToUnrecognizedEvents(String body) {
        WebhookDispatcher kycOnly = unsigned().on(KycEvent.class, seen::add).build();
        WebhookDispatcher all =
                unsigned().on(UnrecognizedEvent.class, seen::add).build();
        WebhookDispatcher any = unsigned().on(WebhookEvent.class, seen::add).build();

        assertResult(kycOnly.dispatch(body), Outcome.IGNORED, 200, OK);
        assertThat(all.dispatch(body).outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(any.dispatch(body).outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "<xml/>", "{\"id\":\"36f6bb7e-e5da-4278-9ad8-df64c8c4cd22\"}"})
    void aBodyThatIsNoEventIsMalformed(String body) {
        DispatchResult result =
                unsigned().on(WebhookEvent.class, seen::add).build().dispatch(body);

        assertResult(result, Outcome.MALFORMED, 400, "{\"error\":\"not an event\"}");
        assertThat(result.event()).isEmpty();
        assertThat(result.failure()).containsInstanceOf(WebhookParseException.class);
    }

    @Test
    void aBodyOverTheLimitIsTooLargeBeforeAnythingElseIsAsked() {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(() -> {
                    throw new AssertionError("asked for the secret");
                })
                .maxBodyBytes(100)
                .build();

        DispatchResult result = ralio.dispatch(new byte[101]);

        assertResult(result, Outcome.TOO_LARGE, 413, "{\"error\":\"body too large\"}");
        assertThat(result.failure().orElseThrow()).hasMessage("the body has 101 bytes; expected at most 100");
    }

    @Test
    void theLimitIsTenMebibytesByDefault() {
        WebhookDispatcher ralio = unsigned().on(WebhookEvent.class, seen::add).build();
        String event = Fixture.SESSION_VERIFIED.text();
        String padded = event + " ".repeat(10 * 1024 * 1024 - event.length());

        assertThat(ralio.dispatch(padded).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(ralio.dispatch(padded + " ").outcome()).isEqualTo(Outcome.TOO_LARGE);
    }

    @Test
    void anAuthenticEventThatIsNotAsDocumentedIsUnreadableAndRetried() {
        String body = Fixture.SESSION_VERIFIED.text().replace("sessionId", "session");

        DispatchResult result =
                unsigned().on(WebhookEvent.class, seen::add).build().dispatch(body);

        assertResult(result, Outcome.UNREADABLE, 500, "{\"error\":\"event not readable\"}");
        assertThat(result.failure().orElseThrow()).hasMessage("/data/sessionId is missing; expected a UUID");
        assertThat(seen).isEmpty();
    }

    @Test
    void aFailingListenerStopsTheOthersAndTheRetryIsHandled() {
        IOException failure = new IOException("database is down");
        List<String> calls = new ArrayList<>();
        WebhookDispatcher ralio = unsigned()
                .on(SessionVerified.class, e -> {
                    calls.add("first");
                    if (calls.size() == 1) {
                        throw failure;
                    }
                })
                .on(SessionVerified.class, e -> calls.add("second"))
                .build();

        DispatchResult result = ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());
        assertResult(result, Outcome.FAILED, 500, "{\"error\":\"event not handled\"}");
        assertThat(result.failure()).containsSame(failure);
        assertThat(result.event()).contains(Fixture.SESSION_VERIFIED.event());

        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(calls).containsExactly("first", "first", "second");
    }

    @Test
    void anErrorInAListenerIsAFailureLikeAnyOther() {
        StackOverflowError error = new StackOverflowError();
        WebhookDispatcher ralio = unsigned()
                .on(SessionVerified.class, e -> {
                    throw error;
                })
                .build();

        DispatchResult result = ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.failure().orElseThrow())
                .isInstanceOf(ExecutionException.class)
                .hasMessage("a java.lang.StackOverflowError was thrown")
                .hasCause(error);
    }

    @Test
    void aRejectedEventIsNotRetriedButARedeliveryByHandIsHandled() {
        RejectedEventException rejection = new RejectedEventException("unknown customer", new IOException());
        boolean[] known = {false};
        WebhookDispatcher ralio = unsigned()
                .on(ExpirationWarning.class, e -> {
                    if (!known[0]) {
                        throw rejection;
                    }
                })
                .build();

        DispatchResult result = ralio.dispatch(Fixture.EXPIRATION_WARNING.bytes());
        assertResult(result, Outcome.REJECTED, 422, "{\"error\":\"event rejected\"}");
        assertThat(result.failure()).containsSame(rejection);

        known[0] = true;
        assertThat(ralio.dispatch(Fixture.EXPIRATION_WARNING.bytes()).outcome()).isEqualTo(Outcome.HANDLED);
    }

    @Test
    void aRedeliveryIsADuplicateInEitherSpelling() {
        WebhookDispatcher ralio = unsigned().on(WebhookEvent.class, seen::add).build();
        String event = Fixture.SESSION_VERIFIED.text();
        ralio.dispatch(event);

        DispatchResult result = ralio.dispatch(event.replace("\"id\"", "\"eventId\"")
                .replace("\"event\"", "\"eventType\"")
                .replace("36f6bb7e", "36F6BB7E"));

        assertResult(result, Outcome.DUPLICATE, 200, OK);
        assertThat(result.event()).contains(Fixture.SESSION_VERIFIED.event());
        assertThat(seen).hasSize(1);
    }

    @Test
    @SuppressWarnings("NullAway") // misuse is what this is about
    void nullIsMisuse() {
        WebhookDispatcher ralio = unsigned().build();
        byte[] noBytes = null;
        String noText = null;

        assertThatNullPointerException()
                .isThrownBy(() -> ralio.dispatch(noBytes))
                .withMessage("body");
        assertThatNullPointerException()
                .isThrownBy(() -> ralio.dispatch(noText))
                .withMessage("body");
        assertThatNullPointerException()
                .isThrownBy(() -> ralio.dispatch(new byte[0], null))
                .withMessage("headers");
    }

    @Test
    void resultsShowNothingOfTheContent() {
        WebhookDispatcher ralio = unsigned()
                .on(WebhookEvent.class, e -> {
                    throw new IOException(e.toString());
                })
                .build();
        DispatchResult failed = ralio.dispatch(Fixture.SESSION_FAILED.bytes());
        DispatchResult malformed = ralio.dispatch("x".getBytes(StandardCharsets.UTF_8));

        assertThat(failed)
                .hasToString("DispatchResult[FAILED, kyc_session_failed c4f6d7a7-cf31-4ae4-af15-7571c0e7f743,"
                        + " java.io.IOException]");
        assertThat(malformed).hasToString("DispatchResult[MALFORMED, com.raliopay.webhooks.WebhookParseException]");
    }
}
