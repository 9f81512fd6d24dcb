package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.MutableClock;
import com.raliopay.webhooks.testing.IdempotencyStoreContract;
import com.raliopay.webhooks.testing.StoreRace;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InMemoryIdempotencyStoreTest {

    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration RETENTION = Duration.ofDays(30);

    private final MutableClock clock = new MutableClock();
    private final InMemoryIdempotencyStore store = InMemoryIdempotencyStore.create(3, clock);

    private static EventKey key(int number) {
        return new EventKey("type", new UUID(0, number));
    }

    @ParameterizedTest
    @EnumSource
    void followsContract(IdempotencyStoreContract rule) {
        rule.check(InMemoryIdempotencyStore.create());
    }

    @Test
    void handlesConcurrentDeliveriesOnce() throws Exception {
        StoreRace.run(InMemoryIdempotencyStore.create());
    }

    @Test
    void forgetsOldestCompletionFirst() {
        for (int i = 0; i < 5; i++) {
            store.complete(key(i), RETENTION);
        }

        assertThat(store.size()).isEqualTo(3);
        assertThat(store.claim(key(4), LEASE)).isEqualTo(new Claim.Completed());
        assertThat(store.claim(key(2), LEASE)).isEqualTo(new Claim.Completed());
        assertThat(store.claim(key(1), LEASE)).isInstanceOf(Claim.Acquired.class);
    }

    @Test
    void keepsKeyThatIsCompletedAgain() {
        store.complete(key(0), RETENTION);
        store.complete(key(1), RETENTION);
        store.complete(key(2), RETENTION);
        store.complete(key(0), RETENTION);

        store.complete(key(3), RETENTION);

        assertThat(store.claim(key(0), LEASE)).isEqualTo(new Claim.Completed());
        assertThat(store.claim(key(1), LEASE)).isInstanceOf(Claim.Acquired.class);
    }

    @Test
    void keepsKeyThatIsClaimedAgainAfterItsLeaseAndCompletedLast() {
        store.claim(key(0), LEASE);
        store.complete(key(1), RETENTION);
        store.complete(key(2), RETENTION);
        clock.advance(LEASE);
        store.claim(key(0), LEASE);
        store.complete(key(0), RETENTION);

        store.complete(key(3), RETENTION);

        assertThat(store.claim(key(0), LEASE)).isEqualTo(new Claim.Completed());
        assertThat(store.claim(key(1), LEASE)).isInstanceOf(Claim.Acquired.class);
    }

    @Test
    void keepsAllLiveClaims() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(store.claim(key(i), LEASE)).isInstanceOf(Claim.Acquired.class);
        }
        for (int i = 5_000; i < 5_010; i++) {
            store.complete(key(i), RETENTION);
        }

        for (int i = 0; i < 5_000; i++) {
            assertThat(store.claim(key(i), LEASE)).isInstanceOf(Claim.InProgress.class);
        }
        assertThat(store.size()).isEqualTo(5_003);
    }

    @Test
    void removesExpiredClaims() {
        for (int i = 0; i < 100; i++) {
            store.claim(key(i), LEASE);
        }
        clock.advance(LEASE);

        assertThat(store.size()).isZero();
    }

    /** Looks at the field, because size() removes expired claims itself. */
    @Test
    void expiredClaimsDoNotAccumulate() {
        InMemoryIdempotencyStore small = InMemoryIdempotencyStore.create(1, clock);
        for (int i = 0; i < 100_000; i++) {
            small.claim(key(i), Duration.ofSeconds(10));
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(small)
                .extracting("claims")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void forgetsReleasedKeys() {
        for (int i = 0; i < 10; i++) {
            Claim.Acquired claim = (Claim.Acquired) store.claim(key(0), LEASE);
            store.release(key(0), claim.token());
        }

        assertThat(store.size()).isZero();
    }

    @Test
    void measuresLeasesWithoutClock() {
        InMemoryIdempotencyStore byDefault = InMemoryIdempotencyStore.create();

        assertThat(byDefault.claim(key(0), LEASE)).isInstanceOf(Claim.Acquired.class);
        assertThat(byDefault.claim(key(0), LEASE))
                .isInstanceOfSatisfying(
                        Claim.InProgress.class,
                        claim -> assertThat(claim.retryAfter()).isPositive().isLessThanOrEqualTo(LEASE));
    }

    @Test
    void rejectsNonpositiveBound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InMemoryIdempotencyStore.create(0))
                .withMessage("maxKeys must be positive but was 0");
    }

    @Test
    void rejectsNonpositiveDurations() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.claim(key(0), Duration.ZERO))
                .withMessage("lease must be positive but was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.complete(key(0), Duration.ofSeconds(-1)))
                .withMessage("retention must be positive but was PT-1S");
    }

    @Test
    @SuppressWarnings("NullAway") // the test is about nulls
    void rejectsNull() {
        assertThatThrownBy(() -> store.claim(null, LEASE)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> store.complete(null, LEASE)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> store.release(null, "1")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> store.release(key(0), null)).isInstanceOf(NullPointerException.class);
        assertThat(store.size()).isZero();
    }
}
