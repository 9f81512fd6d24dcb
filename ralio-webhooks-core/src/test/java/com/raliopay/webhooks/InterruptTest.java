package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An interrupt neither prevents that a claim is completed or released, because connection pools refuse interrupted threads,
 * nor is it lost.
 */
class InterruptTest {

    /** The state of the interrupt flag whenever the store completes or releases. */
    private final List<Boolean> interruptedInStore = new ArrayList<>();

    private final StubStore store = new StubStore();

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    /** How code is interrupted, or reports that it was. */
    enum Interruption {
        SET_FLAG(() -> Thread.currentThread().interrupt()),
        SET_FLAG_AND_THROW(() -> {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading");
        }),
        THROW(() -> {
            throw new InterruptedException();
        });

        @SuppressWarnings("ImmutableEnumChecker") // the lambdas above have no state
        private final Action action;

        Interruption(Action action) {
            this.action = action;
        }

        void run() {
            action.run();
        }
    }

    InterruptTest() {
        store.onComplete = () -> interruptedInStore.add(Thread.currentThread().isInterrupted());
        store.onRelease = () -> interruptedInStore.add(Thread.currentThread().isInterrupted());
    }

    @AfterEach
    void clearInterruptFlag() {
        Thread.interrupted();
    }

    private DispatchResult dispatch(WebhookListener<WebhookEvent> listener) {
        return WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, listener)
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());
    }

    private static void assertInterrupted() {
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void claimOfInterruptedListenerIsCompletedOrReleased(Interruption interruption) {
        Outcome outcome = dispatch(e -> interruption.run()).outcome();

        assertInterrupted();
        assertThat(outcome)
                .isEqualTo(interruption == Interruption.SET_FLAG ? Outcome.HANDLED : Outcome.LISTENER_FAILED);
        assertThat(interruptedInStore).containsExactly(false);
        assertThat(store.calls).last().asString().startsWith(outcome == Outcome.HANDLED ? "complete" : "release");
    }

    @ParameterizedTest
    @EnumSource
    void completionIsTriedAgainAfterInterrupt(Interruption interruption) {
        store.onComplete = () -> {
            interruptedInStore.add(Thread.currentThread().isInterrupted());
            if (store.completions() < 3) {
                interruption.run();
                throw new IllegalStateException("connection refused");
            }
        };

        DispatchResult result = dispatch(e -> {});

        assertInterrupted();
        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(interruptedInStore).containsExactly(false, false, false);
        assertThat(result.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(200)); // still pauses
    }

    @Test
    void interruptDuringLastAttemptIsNotLost() {
        store.onComplete = Interruption.THROW::run;

        assertThat(dispatch(e -> {}).outcome()).isEqualTo(Outcome.HANDLED);
        assertInterrupted();
    }

    @ParameterizedTest
    @EnumSource
    void interruptDuringReleaseIsNotLost(Interruption interruption) {
        store.onRelease = interruption::run;

        assertThat(dispatch(e -> {
                            throw new IOException();
                        })
                        .outcome())
                .isEqualTo(Outcome.LISTENER_FAILED);
        assertInterrupted();
    }

    @ParameterizedTest
    @EnumSource
    void interruptDuringClaimIsNotLost(Interruption interruption) {
        store.onClaim = interruption::run;

        Outcome outcome = dispatch(e -> {}).outcome();

        assertInterrupted();
        assertThat(outcome).isEqualTo(interruption == Interruption.SET_FLAG ? Outcome.HANDLED : Outcome.UNAVAILABLE);
    }

    @Test
    void interruptBeforeDispatchIsSeenByListenerAndNotByCompletion() {
        List<Boolean> inListener = new ArrayList<>();
        Thread.currentThread().interrupt();

        dispatch(e -> inListener.add(Thread.currentThread().isInterrupted()));

        assertInterrupted();
        assertThat(inListener).containsExactly(true);
        assertThat(interruptedInStore).containsExactly(false);
    }

    @Test
    void dispatchWithoutInterruptLeavesFlagClear() {
        dispatch(e -> {});
        dispatch(e -> {
            throw new IOException();
        });

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void interruptWhileResultIsLoggedIsNotLost(Interruption interruption) {
        log.onEvent(interruption::run);

        assertThat(dispatch(e -> {}).outcome()).isEqualTo(Outcome.HANDLED);
        assertInterrupted();
    }

    @ParameterizedTest
    @EnumSource
    void interruptWhileWarningIsLoggedIsNotLost(Interruption interruption) {
        log.onEvent(interruption::run);

        WebhookDispatcher.builder().acceptUnsigned().build();

        assertInterrupted();
    }

    @ParameterizedTest
    @EnumSource
    void interruptWhileErrorIsLoggedIsNotLost(Interruption interruption) {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .observer((delivery, result) -> {
                    log.onEvent(interruption::run);
                    throw new IOException();
                })
                .build();

        ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertInterrupted();
    }

    @ParameterizedTest
    @EnumSource
    void interruptInSupplierOfSecretIsNotLost(Interruption interruption) {
        Outcome outcome = WebhookDispatcher.builder()
                .secret(() -> {
                    interruption.run();
                    return "secret";
                })
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes(), Fixture.SESSION_VERIFIED.headers("secret")::get)
                .outcome();

        assertInterrupted();
        assertThat(outcome).isEqualTo(interruption == Interruption.SET_FLAG ? Outcome.IGNORED : Outcome.UNAVAILABLE);
    }

    @ParameterizedTest
    @EnumSource
    void interruptInHeadersIsNotLost(Interruption interruption) {
        WebhookDispatcher.builder().secret("secret").build().dispatch(new byte[0], name -> {
            interruption.run();
            return null;
        });

        assertInterrupted();
    }

    @Test
    @SuppressWarnings("InputStreamSlowMultibyteRead") // it has no bytes
    void interruptWhileBodyIsReadIsNotLost() {
        InputStream body = new InputStream() {
            @Override
            public int read() throws IOException {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        };

        DispatchResult result =
                WebhookDispatcher.builder().secret("secret").build().dispatch(body, Map.<String, String>of()::get);

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertInterrupted();
    }
}
