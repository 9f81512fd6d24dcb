package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The claim around the listeners, with a store that does as the test says. */
class ClaimedHandlingTest {

    private static final String KEY = "kyc_session_verified/36f6bb7e-e5da-4278-9ad8-df64c8c4cd22";

    private final List<String> calls = new ArrayList<>();
    private final ScriptedStore store = new ScriptedStore();

    /** Notes its calls, and fails as often as it is told to. */
    private final class ScriptedStore implements IdempotencyStore {
        private Claim answer = new Claim.Acquired("token");
        private int failures;
        private Throwable failure = new IllegalStateException("connection refused");

        @Override
        public Claim claim(String key, Duration lease) {
            calls.add("claim " + key + " " + lease);
            failIfTold();
            return answer;
        }

        @Override
        public void complete(String key, Duration retention) {
            calls.add("complete " + key + " " + retention);
            failIfTold();
        }

        @Override
        public void release(String key, String token) {
            calls.add("release " + key + " " + token);
            failIfTold();
        }

        private void failIfTold() {
            if (failures > 0) {
                failures--;
                ClaimedHandlingTest.<RuntimeException>sneak(failure);
            }
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private DispatchResult dispatch(WebhookListener<WebhookEvent> listener) {
        return WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, listener)
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());
    }

    @Test
    void claimsThenListensThenCompletes() {
        DispatchResult result = dispatch(e -> calls.add("listener"));

        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(calls).containsExactly("claim " + KEY + " PT1M30S", "listener", "complete " + KEY + " PT720H");
    }

    @Test
    void leaseAndRetentionAreTheMerchants() {
        WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .lease(Duration.ofMinutes(5))
                .retention(Duration.ofDays(1))
                .on(WebhookEvent.class, e -> {})
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(calls).containsExactly("claim " + KEY + " PT5M", "complete " + KEY + " PT24H");
    }

    @Test
    void theLongestLeaseRetentionAndWaitAreNoTrouble() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        for (Claim answer : List.of(new Claim.Acquired("token"), new Claim.InProgress(longest.minusSeconds(1)))) {
            store.answer = answer;
            DispatchResult result = WebhookDispatcher.builder()
                    .acceptUnsigned()
                    .idempotencyStore(store)
                    .lease(longest)
                    .retention(longest)
                    .on(WebhookEvent.class, e -> {})
                    .build()
                    .dispatch(Fixture.SESSION_VERIFIED.bytes());

            assertThat(result.outcome())
                    .isEqualTo(answer instanceof Claim.Acquired ? Outcome.HANDLED : Outcome.IN_PROGRESS);
        }
    }

    @Test
    void releasesWhenAListenerThrows() {
        DispatchResult result = dispatch(e -> {
            throw new IOException();
        });

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(calls).containsExactly("claim " + KEY + " PT1M30S", "release " + KEY + " token");
    }

    @Test
    void releasesWhenAListenerThrowsAnError() {
        dispatch(e -> {
            throw new AssertionError();
        });

        assertThat(calls).last().isEqualTo("release " + KEY + " token");
    }

    @Test
    void releasesWhenAListenerRejects() {
        DispatchResult result = dispatch(e -> {
            throw new RejectedEventException("no such customer");
        });

        assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(calls).last().isEqualTo("release " + KEY + " token");
    }

    @Test
    void aReleaseThatFailsDoesNotHideWhyTheListenerFailed() {
        IOException failure = new IOException("database is down");

        DispatchResult result = dispatch(e -> {
            store.failures = 1;
            throw failure;
        });

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.failure()).containsSame(failure);
    }

    /** In whole seconds, and never later than a lease of 90 seconds lasts. */
    @ParameterizedTest
    @CsvSource({"PT41.001S, 42", "PT89.000000001S, 90", "PT90S, 90", "PT90.000000001S, 90", "PT1H, 90"})
    void doesNotListenToWhatIsInProgressAndSaysWhenToRetry(Duration left, long seconds) {
        store.answer = new Claim.InProgress(left);

        DispatchResult result = dispatch(e -> calls.add("listener"));

        assertThat(result.outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(result.httpStatus()).isEqualTo(503);
        assertThat(result.responseBody()).isEqualTo("{\"error\":\"event in progress\"}");
        assertThat(result.retryAfter()).contains(Duration.ofSeconds(seconds));
        assertThat(result.event()).contains(Fixture.SESSION_VERIFIED.event());
        assertThat(calls).containsExactly("claim " + KEY + " PT1M30S");
    }

    @Test
    void doesNotListenToWhatIsCompleted() {
        store.answer = new Claim.Completed();

        DispatchResult result = dispatch(e -> calls.add("listener"));

        assertThat(result.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(calls).containsExactly("claim " + KEY + " PT1M30S");
    }

    @Test
    void cannotTellWhenTheStoreCannot() {
        store.failures = 1;

        DispatchResult result = dispatch(e -> calls.add("listener"));

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.httpStatus()).isEqualTo(503);
        assertThat(result.failure()).containsSame((Exception) store.failure);
        assertThat(result.event()).contains(Fixture.SESSION_VERIFIED.event());
        assertThat(calls).containsExactly("claim " + KEY + " PT1M30S");
    }

    @Test
    void cannotTellWhenTheStoreGivesNoClaim() {
        store.answer = noClaim();

        DispatchResult result = dispatch(e -> calls.add("listener"));

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.failure().orElseThrow()).hasMessage("the idempotency store gave no claim");
        assertThat(calls).hasSize(1);
    }

    @SuppressWarnings("NullAway") // what a store does that breaks its contract
    private static Claim noClaim() {
        return null;
    }

    @Test
    void cannotTellWhenTheStoreThrowsAnError() {
        store.failures = 1;
        store.failure = new NoClassDefFoundError("driver");

        DispatchResult result = dispatch(e -> {});

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.failure().orElseThrow()).hasCause(store.failure);
    }

    @Test
    void triesACompletionThatFailsAgain() {
        DispatchResult result = dispatch(e -> store.failures = 2);

        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(calls.stream().filter(call -> call.startsWith("complete"))).hasSize(3);
    }

    @Test
    void whatIsHandledIsHandledThoughItCannotBeRecorded() {
        DispatchResult result = dispatch(e -> store.failures = 100);

        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(calls.stream().filter(call -> call.startsWith("complete"))).hasSize(3);
        assertThat(calls).noneMatch(call -> call.startsWith("release"));
    }

    @Test
    void completesOnAnInterruptedThreadAndDoesNotWaitToTryAgain() {
        DispatchResult result = dispatch(e -> {
            store.failures = 100;
            Thread.currentThread().interrupt();
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(calls.stream().filter(call -> call.startsWith("complete"))).hasSize(1);
    }

    @Test
    void doesNotClaimWhatNobodyListensTo() {
        WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(calls).isEmpty();
    }

    @Test
    void claimsNothingBeforeTheSignatureHolds() {
        WebhookDispatcher.builder()
                .secret("secret")
                .idempotencyStore(store)
                .on(WebhookEvent.class, e -> {})
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes(), Fixture.SESSION_VERIFIED.headers("forged")::get);

        assertThat(calls).isEmpty();
    }

    @Test
    void theKeyIsPrintableWhateverTheType() {
        String id = "36f6bb7e-e5da-4278-9ad8-df64c8c4cd22";
        String event = Fixture.SESSION_VERIFIED.text();
        for (String type : List.of("line\\nbreak", "\\u0000", "größer", "x".repeat(81))) {
            WebhookDispatcher.builder()
                    .acceptUnsigned()
                    .idempotencyStore(store)
                    .on(WebhookEvent.class, e -> {})
                    .build()
                    .dispatch(event.replace("kyc_session_verified", type));
        }

        assertThat(calls.stream().filter(call -> call.startsWith("claim")))
                .hasSize(4)
                .allMatch(call -> call.matches("claim type#[0-9a-f]+/" + id + " PT1M30S"));
    }

    @Test
    void aListenerThatIsInterruptedFailsAndItsThreadStaysInterrupted() {
        DispatchResult result = dispatch(e -> {
            throw new InterruptedException();
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    }
}
