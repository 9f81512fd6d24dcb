package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link InMemoryIdempotencyStore} to the millisecond, with a clock that the test sets. */
class InMemoryIdempotencyStoreClockTest {

    private static final Instant NOW = Instant.parse("2026-03-17T16:35:12Z");
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final EventKey KEY = new EventKey("kyc_session_verified", UUID.randomUUID());
    private static final EventKey OTHER = new EventKey("kyc_session_failed", UUID.randomUUID());

    private InstantSource time = InstantSource.fixed(NOW);
    private final InMemoryIdempotencyStore store =
            InMemoryIdempotencyStore.create(1_000, ((InstantSource) () -> time.instant()).withZone(ZoneOffset.UTC));

    private String acquire(EventKey key) {
        Claim claim = store.claim(key, LEASE);
        assertThat(claim).isInstanceOf(Claim.Acquired.class);
        return ((Claim.Acquired) claim).token();
    }

    private void advance(Duration duration) {
        time = InstantSource.fixed(time.instant().plus(duration));
    }

    @Test
    void returnsRemainingLease() {
        acquire(KEY);
        advance(Duration.ofSeconds(30));

        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.InProgress(Duration.ofSeconds(60)));
    }

    @Test
    void measuresFractionsOfSeconds() {
        store.claim(KEY, Duration.ofMillis(500));
        advance(Duration.ofMillis(499));
        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.InProgress(Duration.ofMillis(1)));

        advance(Duration.ofMillis(1));
        acquire(KEY);
    }

    @Test
    void completionLastsUntilRetentionEnds() {
        acquire(KEY);
        store.complete(KEY, RETENTION);

        advance(RETENTION.minusMillis(1));
        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.Completed());

        advance(Duration.ofMillis(1));
        acquire(KEY);
    }

    @Test
    void claimIsTakenOverWhenLeaseEnds() {
        String first = acquire(KEY);

        advance(LEASE.minusMillis(1));
        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.InProgress(Duration.ofMillis(1)));

        advance(Duration.ofMillis(1));
        assertThat(acquire(KEY)).isNotEqualTo(first);
    }

    @Test
    void lateReleaseKeepsNextClaim() {
        String first = acquire(KEY);
        advance(LEASE);
        acquire(KEY);

        store.release(KEY, first);

        assertThat(store.claim(KEY, LEASE)).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void completionOfExpiredClaimPrevailsOverNextClaim() {
        acquire(KEY);
        advance(LEASE);
        String second = acquire(KEY);

        store.complete(KEY, RETENTION);
        store.release(KEY, second);

        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void longestDurationsOutlastYears() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        store.claim(KEY, longest);
        store.complete(OTHER, longest);

        advance(Duration.ofDays(36_499));

        assertThat(store.claim(KEY, LEASE)).isInstanceOf(Claim.InProgress.class);
        assertThat(store.claim(OTHER, LEASE)).isEqualTo(new Claim.Completed());
    }

    static Stream<Instant> extremes() {
        return Stream.of(Instant.MIN, Instant.MIN.plus(LEASE), Instant.EPOCH, Instant.MAX.minus(LEASE), Instant.MAX);
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void worksWithExtremeClock(Instant extreme) {
        time = InstantSource.fixed(extreme);

        String token = acquire(KEY);
        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.InProgress(LEASE));
        store.release(KEY, token);
        acquire(KEY);
        store.complete(KEY, RETENTION);
        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.Completed());
    }

    /** A claim that was made while the clock was wrong does not block its key for years. */
    @ParameterizedTest
    @MethodSource("extremes")
    void recoversFromExtremeClock(Instant extreme) {
        acquire(OTHER);
        time = InstantSource.fixed(extreme);
        store.claim(KEY, LEASE);

        time = InstantSource.fixed(NOW);

        acquire(KEY);
        assertThat(store.claim(OTHER, LEASE)).isEqualTo(new Claim.InProgress(LEASE));
    }

    @Test
    void retryAfterIsAtMostLeaseWhenClockIsSetBack() {
        acquire(KEY);
        advance(Duration.ofSeconds(-10));

        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.InProgress(LEASE));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void clockThatThrowsFailsOnlyItsCall() {
        String token = acquire(KEY);
        time = () -> {
            throw new DateTimeException("no time");
        };

        assertThatThrownBy(() -> store.claim(OTHER, LEASE)).hasMessage("no time");
        assertThatThrownBy(() -> store.complete(KEY, RETENTION)).hasMessage("no time");
        store.release(KEY, token);

        time = InstantSource.fixed(NOW);
        acquire(KEY);
        acquire(OTHER);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void clockThatHangsBlocksOnlyItsCall() throws Exception {
        time = () -> {
            if (Thread.currentThread().getName().equals("hanging")) {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return NOW;
        };
        Thread hanging = new Thread(() -> store.claim(OTHER, LEASE), "hanging");
        hanging.setDaemon(true);
        hanging.setUncaughtExceptionHandler((thread, e) -> {});
        hanging.start();
        while (hanging.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }

        acquire(KEY);
        hanging.interrupt();
        hanging.join();
        acquire(OTHER);
    }
}
