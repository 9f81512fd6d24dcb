package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often and how long the dispatcher tries to mark a handled event as completed. */
class CompletionTest {

    private final StubStore store = new StubStore();

    private DispatchResult dispatch() {
        return WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, e -> {})
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void succeedsAtFirstSecondOrThirdAttempt(int attempt) {
        store.onComplete = () -> {
            if (store.completions() < attempt) {
                throw new IllegalStateException("connection refused");
            }
        };

        assertThat(dispatch().outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(store.completions()).isEqualTo(attempt);
    }

    @Test
    void pausesBetweenAttempts() {
        store.onComplete = () -> {
            if (store.completions() < 3) {
                throw new IllegalStateException("connection refused");
            }
        };

        assertThat(dispatch().duration()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    /** A 5xx would only repeat the work of the listeners. */
    @Test
    void eventIsHandledThoughThreeAttemptsFail() {
        store.onComplete = Action.failingWith(new IOException("connection refused"));

        DispatchResult result = dispatch();

        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(result.failure()).isEmpty();
        assertThat(store.completions()).isEqualTo(3);
        assertThat(store.calls).noneMatch(call -> call.startsWith("release"));
    }

    @Test
    void noAttemptStartsLaterThanFiveSecondsAfterListeners() {
        store.onComplete = () -> {
            Thread.sleep(5_000);
            throw new IllegalStateException("statement timed out");
        };

        assertThat(dispatch().outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(store.completions()).isEqualTo(1);
    }
}
