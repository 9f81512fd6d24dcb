package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.raliopay.webhooks.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The laws of {@link IdempotencyStore} to the millisecond, on a clock that the test moves. */
class InMemoryIdempotencyStoreClockTest {

    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration RETENTION = Duration.ofDays(30);

    private static final String KEY = "kyc_session_verified/36f6bb7e-e5da-4278-9ad8-df64c8c4cd22";

    private final MutableClock clock = new MutableClock();
    private final InMemoryIdempotencyStore store = InMemoryIdempotencyStore.create(1_000, clock);

    private String acquire(String key) {
        Claim claim = store.claim(key, LEASE);
        assertThat(claim).isInstanceOf(Claim.Acquired.class);
        return ((Claim.Acquired) claim).token();
    }

    @Test
    void anAbsentKeyIsAcquired() {
        assertThat(acquire(KEY)).isNotBlank();
    }

    @Test
    void aClaimedKeyIsInProgressForWhatIsLeftOfTheLease() {
        acquire(KEY);
        clock.advance(Duration.ofSeconds(30));

        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.InProgress(Duration.ofSeconds(60)));
    }

    @Test
    void partsOfASecondCount() {
        store.claim(KEY, Duration.ofMillis(500));
        clock.advance(Duration.ofMillis(499));
        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.InProgress(Duration.ofMillis(1)));

        clock.advance(Duration.ofMillis(1));
        acquire(KEY);
    }

    @Test
    void aCompletedKeyIsCompletedUntilTheRetentionEnds() {
        acquire(KEY);
        store.complete(KEY, RETENTION);

        clock.advance(RETENTION.minusMillis(1));
        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.Completed());

        clock.advance(Duration.ofMillis(1));
        acquire(KEY);
    }

    @Test
    void aReleasedKeyIsAcquiredAtOnceWithAnotherToken() {
        String first = acquire(KEY);
        store.release(KEY, first);

        assertThat(acquire(KEY)).isNotEqualTo(first);
    }

    @Test
    void aClaimIsTakenOverWhenItsLeaseEnds() {
        String first = acquire(KEY);

        clock.advance(LEASE.minusMillis(1));
        assertThat(store.claim(KEY, LEASE)).isInstanceOf(Claim.InProgress.class);

        clock.advance(Duration.ofMillis(1));
        assertThat(acquire(KEY)).isNotEqualTo(first);
    }

    @Test
    void aLateReleaseDoesNotTouchTheClaimOfAnother() {
        String first = acquire(KEY);
        clock.advance(LEASE);
        acquire(KEY);

        store.release(KEY, first);

        assertThat(store.claim(KEY, LEASE)).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void aLateReleaseDoesNotUndoACompletion() {
        String token = acquire(KEY);
        store.complete(KEY, RETENTION);

        store.release(KEY, token);

        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void aCompletionHoldsThoughTheClaimWasTakenOver() {
        acquire(KEY);
        clock.advance(LEASE);
        String second = acquire(KEY);

        store.complete(KEY, RETENTION);
        store.release(KEY, second);

        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void aCompletionHoldsWithoutAClaim() {
        store.complete(KEY, RETENTION);

        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void aCompletionMayBeRepeated() {
        acquire(KEY);
        store.complete(KEY, RETENTION);
        store.complete(KEY, RETENTION);

        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void aReleaseOfAnAbsentKeyDoesNothing() {
        store.release(KEY, "0");

        acquire(KEY);
    }

    @Test
    void keysAreComparedExactly() {
        store.complete("type/aB", RETENTION);

        acquire("type/ab");
        acquire("type/aB ");
        acquire("type/a");
    }

    @Test
    void theLongestLeaseAndRetentionHold() {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        store.claim("a", forever);
        store.complete("b", forever);

        clock.advance(Duration.ofDays(3650));

        assertThat(store.claim("a", LEASE)).isInstanceOf(Claim.InProgress.class);
        assertThat(store.claim("b", LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void durationsMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> store.claim(KEY, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> store.complete(KEY, Duration.ofSeconds(-1)));
    }
}
