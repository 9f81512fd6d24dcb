package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When the dispatcher claims, completes, and releases an event. */
class ClaimTest {

    private static final String KEY = "kyc_session_verified/36f6bb7e-e5da-4278-9ad8-df64c8c4cd22";
    private static final byte[] BODY = Fixture.SESSION_VERIFIED.bytes();

    private final StubStore store = new StubStore();
    private final WebhookDispatcher.Builder builder =
            WebhookDispatcher.builder().acceptUnsigned().idempotencyStore(store);

    private DispatchResult dispatch(WebhookListener<WebhookEvent> listener) {
        return builder.on(WebhookEvent.class, listener).build().dispatch(BODY);
    }

    private DispatchResult dispatch() {
        return dispatch(e -> store.calls.add("listener"));
    }

    @Test
    void claimsBeforeAndCompletesAfterListeners() {
        assertThat(dispatch().outcome()).isEqualTo(Outcome.HANDLED);

        assertThat(store.calls).containsExactly("claim " + KEY + " PT1M30S", "listener", "complete " + KEY + " PT720H");
    }

    @Test
    void claimsOnceForAllListeners() {
        builder.on(WebhookEvent.class, e -> store.calls.add("first"));

        dispatch();

        assertThat(store.calls)
                .containsExactly("claim " + KEY + " PT1M30S", "first", "listener", "complete " + KEY + " PT720H");
    }

    @Test
    void passesLeaseAndRetentionToStore() {
        builder.lease(Duration.ofMinutes(5)).retention(Duration.ofDays(1));

        dispatch();

        assertThat(store.calls).containsExactly("claim " + KEY + " PT5M", "listener", "complete " + KEY + " PT24H");
    }

    @Test
    void doesNotClaimEventWithoutListener() {
        assertThat(builder.build().dispatch(BODY).outcome()).isEqualTo(Outcome.IGNORED);

        assertThat(store.calls).isEmpty();
    }

    static Stream<Throwable> failuresOfListener() {
        return Stream.of(new IOException(), new AssertionError(), new RejectedEventException("no such customer"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfListener")
    void releasesWhenListenerThrows(Throwable failure) {
        dispatch(e -> Action.failingWith(failure).run());

        assertThat(store.calls).containsExactly("claim " + KEY + " PT1M30S", "release " + KEY + " token");
    }

    @Test
    void failedReleaseDoesNotHideFailureOfListener() {
        IOException failure = new IOException("database is down");
        store.onRelease = Action.failingWith(new IllegalStateException("connection refused"));

        DispatchResult result = dispatch(e -> {
            throw failure;
        });

        assertThat(result.outcome()).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(result.failure()).containsSame(failure);
    }

    @Test
    void skipsListenersOfCompletedEvent() {
        store.claim = new Claim.Completed();

        assertThat(dispatch().outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(store.calls).containsExactly("claim " + KEY + " PT1M30S");
    }

    /** At least one second and at most the lease of 2.5 seconds, in whole seconds, whatever the store says. */
    @ParameterizedTest
    @CsvSource({
        "-PT5S, 1",
        "PT0S, 1",
        "PT0.000000001S, 1",
        "PT1S, 1",
        "PT1.000000001S, 2",
        "PT2S, 2",
        "PT2.4S, 3",
        "PT2.5S, 3",
        "PT3S, 3",
        "PT3.1S, 3",
        "PT2562047788015215H30M7.999999999S, 3"
    })
    void retryAfterIsBetweenOneSecondAndLease(Duration remaining, String seconds) {
        store.claim = new Claim.InProgress(remaining);
        builder.lease(Duration.ofMillis(2_500));

        DispatchResult result = dispatch();

        assertThat(result.outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(result.headers()).containsEntry("Retry-After", seconds);
        assertThat(result.retryAfter()).contains(Duration.ofSeconds(Long.parseLong(seconds)));
    }

    @Test
    void retryAfterIsOneSecondForShorterLease() {
        store.claim = new Claim.InProgress(Duration.ofDays(1));
        builder.lease(Duration.ofMillis(5));

        assertThat(dispatch().retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void acceptsLongestLeaseAndRetention() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        builder.lease(longest).retention(longest);
        WebhookDispatcher ralio = builder.on(WebhookEvent.class, e -> {}).build();

        assertThat(ralio.dispatch(BODY).outcome()).isEqualTo(Outcome.HANDLED);

        store.claim = new Claim.InProgress(longest);
        assertThat(ralio.dispatch(BODY).retryAfter()).contains(Duration.ofSeconds(Long.MAX_VALUE));
    }

    static Stream<Throwable> failuresOfClaim() {
        return Stream.of(
                new IllegalStateException("refused"), new IOException("sneaky"), new NoClassDefFoundError("driver"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfClaim")
    void failedClaimIsUnavailable(Throwable failure) {
        store.onClaim = Action.failingWith(failure);

        DispatchResult result = dispatch();

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        Throwable reported = result.failure().orElseThrow();
        assertThat(failure instanceof Error ? reported.getCause() : reported).isSameAs(failure);
        assertThat(store.calls).containsExactly("claim " + KEY + " PT1M30S");
    }

    @Test
    @SuppressWarnings("NullAway") // a store that violates its contract
    void missingClaimIsUnavailable() {
        store.claim = null;

        DispatchResult result = dispatch();

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.failure().orElseThrow())
                .isInstanceOf(IdempotencyStoreException.class)
                .hasMessage("the idempotency store returned no claim");
        assertThat(store.calls).containsExactly("claim " + KEY + " PT1M30S");
    }

    /** The store may have dated the lease before a wait for a lock, so that another delivery could claim the event too. */
    @Test
    void claimThatTookOverHalfItsLeaseIsReleasedAndUnavailable() {
        store.onClaim = () -> Thread.sleep(120);
        builder.lease(Duration.ofMillis(200));

        DispatchResult result = dispatch();

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.httpStatus()).isEqualTo(503);
        assertThat(result.failure().orElseThrow())
                .isInstanceOf(IdempotencyStoreException.class)
                .message()
                .matches("claiming the event took \\d+ ms, over half the lease of PT0\\.2S");
        assertThat(store.calls).containsExactly("claim " + KEY + " PT0.2S", "release " + KEY + " token");
    }

    @Test
    void slowClaimThatIsNotAcquiredKeepsItsOutcome() {
        store.onClaim = () -> Thread.sleep(120);
        store.claim = new Claim.Completed();
        builder.lease(Duration.ofMillis(200));

        assertThat(dispatch().outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(store.calls).containsExactly("claim " + KEY + " PT0.2S");
    }

    @Test
    void endpointAndWorkerOfItsQueueMustNotShareEndpointName() {
        InMemoryIdempotencyStore shared = InMemoryIdempotencyStore.create();
        List<byte[]> queue = new ArrayList<>();
        WebhookDispatcher endpoint = WebhookDispatcher.builder()
                .secret("secret")
                .idempotencyStore(shared)
                .on(WebhookEvent.class, (event, delivery) -> queue.add(delivery.body()))
                .build();
        endpoint.dispatch(BODY, Fixture.SESSION_VERIFIED.headers("secret")::get);

        assertThat(workerWith(shared).dispatch(queue.get(0)).outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(workerWith(InMemoryIdempotencyStore.create())
                        .dispatch(queue.get(0))
                        .outcome())
                .isEqualTo(Outcome.HANDLED);
    }

    private static WebhookDispatcher workerWith(InMemoryIdempotencyStore store) {
        return WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, e -> {})
                .build();
    }

    @Test
    void handlesEventsWithClockAtItsLimits() {
        MutableClock clock = new MutableClock();
        List<WebhookEvent> handled = new ArrayList<>();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .clock(clock)
                .on(WebhookEvent.class, handled::add)
                .build();

        for (Instant limit : List.of(Instant.MAX, Instant.MIN, Instant.EPOCH)) {
            clock.set(limit);
            byte[] body = Fixture.SESSION_VERIFIED.withNewId().bytes();
            assertThat(ralio.dispatch(body).outcome()).isEqualTo(Outcome.HANDLED);
            assertThat(ralio.dispatch(body).outcome()).isEqualTo(Outcome.DUPLICATE);
        }
        assertThat(handled).hasSize(3);
    }
}
