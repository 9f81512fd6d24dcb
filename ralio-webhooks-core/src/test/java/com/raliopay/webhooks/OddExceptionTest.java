package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exceptions that fail when they are logged do not prevent a result. */
class OddExceptionTest {

    private static final Fixture FIXTURE = Fixture.SESSION_VERIFIED;

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final StubStore store = new StubStore();
    private final List<DispatchResult> observed = new ArrayList<>();

    /** How an exception is odd. */
    enum Oddity {
        THROWS_FOR_CAUSE,
        RETURNS_NULL_FOR_STACK_TRACE,
        THROWS_FOR_STACK_TRACE,
        THROWS_FOR_MESSAGE,
        IS_ITS_OWN_CAUSE
    }

    private static final class OddException extends Exception {
        private static final long serialVersionUID = 1L;

        private final Oddity oddity;

        OddException(Oddity oddity) {
            this.oddity = oddity;
        }

        private void failFor(Oddity other) {
            if (oddity == other) {
                throw new IllegalStateException("odd");
            }
        }

        @Override
        public synchronized @Nullable Throwable getCause() {
            failFor(Oddity.THROWS_FOR_CAUSE);
            return oddity == Oddity.IS_ITS_OWN_CAUSE ? this : super.getCause();
        }

        @Override
        @SuppressWarnings("NullAway") // as some test doubles do
        public StackTraceElement[] getStackTrace() {
            failFor(Oddity.THROWS_FOR_STACK_TRACE);
            return oddity == Oddity.RETURNS_NULL_FOR_STACK_TRACE ? null : super.getStackTrace();
        }

        @Override
        public String getMessage() {
            failFor(Oddity.THROWS_FOR_MESSAGE);
            return "odd";
        }
    }

    private WebhookDispatcher.Builder builder(Action observing) {
        return WebhookDispatcher.builder()
                .idempotencyStore(store)
                .observer((delivery, result) -> observing.run())
                .observer((delivery, result) -> observed.add(result));
    }

    private void assertObserved(DispatchResult result, Outcome outcome) {
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(observed).containsExactly(result);
        assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains(" " + outcome + " "));
    }

    @ParameterizedTest
    @EnumSource
    void isLoggedByItsClass(Oddity oddity) {
        DispatchResult result = builder(() -> {})
                .acceptUnsigned()
                .on(WebhookEvent.class, e -> {
                    throw new OddException(oddity);
                })
                .build()
                .dispatch(FIXTURE.bytes());

        assertObserved(result, Outcome.LISTENER_FAILED);
        assertThat(log.lines().get(0))
                .startsWith("ERROR LISTENER_FAILED kyc_session_verified "
                        + FIXTURE.event().id() + " in N ms: listener WebhookEvent: " + OddException.class.getName());
    }

    @ParameterizedTest
    @EnumSource
    void fromStoreAndObserverChangesNothing(Oddity oddity) {
        store.onComplete = Action.failingWith(new OddException(oddity));

        DispatchResult result = builder(store.onComplete)
                .acceptUnsigned()
                .on(WebhookEvent.class, e -> {})
                .build()
                .dispatch(FIXTURE.bytes());

        assertObserved(result, Outcome.HANDLED);
    }

    @ParameterizedTest
    @EnumSource
    void fromReleaseChangesNothing(Oddity oddity) {
        store.onRelease = Action.failingWith(new OddException(oddity));

        DispatchResult result = builder(() -> {})
                .acceptUnsigned()
                .on(WebhookEvent.class, e -> {
                    throw new IOException(new OddException(oddity));
                })
                .build()
                .dispatch(FIXTURE.bytes());

        assertObserved(result, Outcome.LISTENER_FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void fromClaimHeadersAndSupplierIsUnavailable(Oddity oddity) {
        Action failure = Action.failingWith(new OddException(oddity));
        store.onClaim = failure;
        WebhookDispatcher ralio = builder(() -> {})
                .secret("secret")
                .secret(() -> {
                    failure.run();
                    return null;
                })
                .on(WebhookEvent.class, e -> {})
                .build();

        List<DispatchResult> results = List.of(
                ralio.dispatch(FIXTURE.bytes(), FIXTURE.headers("secret")::get),
                ralio.dispatch(FIXTURE.bytes(), FIXTURE.headers("other")::get),
                ralio.dispatch(FIXTURE.bytes(), name -> {
                    failure.run();
                    return null;
                }));

        assertThat(results).allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE));
        assertThat(observed).isEqualTo(results);
    }
}
