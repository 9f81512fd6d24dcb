package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.raliopay.webhooks.MutableClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InMemoryIdempotencyStoreTest {

    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration RETENTION = Duration.ofDays(30);

    private final MutableClock clock = new MutableClock();
    private final InMemoryIdempotencyStore store = InMemoryIdempotencyStore.create(1_000, clock);

    @ParameterizedTest
    @EnumSource
    void keeps(IdempotencyLaw law) {
        law.check(InMemoryIdempotencyStore.create());
    }

    @Test
    void forgetsTheOldestCompletionsFirst() {
        InMemoryIdempotencyStore small = InMemoryIdempotencyStore.create(3);
        for (int i = 0; i < 5; i++) {
            small.complete("key/" + i, RETENTION);
        }

        assertThat(small.size()).isEqualTo(3);
        assertThat(small.claim("key/4", LEASE)).isEqualTo(new Claim.Completed());
        assertThat(small.claim("key/2", LEASE)).isEqualTo(new Claim.Completed());
        assertThat(small.claim("key/1", LEASE)).isInstanceOf(Claim.Acquired.class);
    }

    @Test
    void growsRatherThanForgetALiveClaim() {
        InMemoryIdempotencyStore small = InMemoryIdempotencyStore.create(10, clock);
        for (int i = 0; i < 100; i++) {
            assertThat(small.claim("live/" + i, LEASE)).isInstanceOf(Claim.Acquired.class);
        }
        for (int i = 0; i < 100; i++) {
            small.complete("done/" + i, RETENTION);
        }

        for (int i = 0; i < 100; i++) {
            assertThat(small.claim("live/" + i, LEASE)).isInstanceOf(Claim.InProgress.class);
        }
    }

    @Test
    void shrinksToItsBoundWhenTheClaimsHaveEnded() {
        InMemoryIdempotencyStore small = InMemoryIdempotencyStore.create(10, clock);
        for (int i = 0; i < 100; i++) {
            small.claim("dead/" + i, LEASE);
        }
        clock.advance(LEASE);

        for (int i = 0; i < 50; i++) {
            small.complete("done/" + i, RETENTION);
        }

        assertThat(small.size()).isEqualTo(10);
    }

    @Test
    void aKeyThatIsReleasedTakesNoPlace() {
        for (int i = 0; i < 10_000; i++) {
            Claim.Acquired claim = (Claim.Acquired) store.claim("failing", LEASE);
            store.release("failing", claim.token());
        }

        assertThat(store.size()).isZero();
    }

    /** Of a store whose keys are divided: each part forgets its own oldest, none forgets what is young. */
    @Test
    void remembersAsManyAsToldOrNearlySo() {
        int maxKeys = 10_000;
        InMemoryIdempotencyStore large = InMemoryIdempotencyStore.create(maxKeys, clock);
        for (int i = 0; i < 5 * maxKeys; i++) {
            large.complete("key/" + i, RETENTION);
        }

        assertThat(large.size()).isEqualTo(maxKeys);
        for (int i = 5 * maxKeys - 1; i >= 5 * maxKeys - maxKeys * 8 / 10; i--) {
            assertThat(large.claim("key/" + i, LEASE)).as("key %d", i).isEqualTo(new Claim.Completed());
        }
        for (int i = 0; i < 5 * maxKeys - maxKeys * 12 / 10; i++) {
            assertThat(large.claim("key/" + i, LEASE)).as("key %d", i).isInstanceOf(Claim.Acquired.class);
        }
    }

    @Test
    void hasRoomForExactlyAsManyAsToldHoweverItIsDivided() {
        for (int maxKeys : new int[] {1, 63, 64, 65, 127, 128, 1_000, 1_023, 1_024, 1_025, 1_100}) {
            InMemoryIdempotencyStore any = InMemoryIdempotencyStore.create(maxKeys, clock);
            for (int i = 0; i < 3 * maxKeys; i++) {
                any.complete("key/" + i, RETENTION);
            }
            assertThat(any.size()).as("of %d", maxKeys).isEqualTo(maxKeys);
        }
    }

    @Test
    void staysWithinItsBoundUnderManyThreads() throws Exception {
        InMemoryIdempotencyStore small = InMemoryIdempotencyStore.create(100);
        AtomicInteger acquired = new AtomicInteger();
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            int thread = t;
            pool.execute(() -> {
                for (int i = 0; i < 5_000; i++) {
                    String key = "key/" + thread + "/" + i;
                    if (small.claim(key, LEASE) instanceof Claim.Acquired) {
                        acquired.incrementAndGet();
                    }
                    small.complete(key, RETENTION);
                }
                done.countDown();
            });
        }
        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        pool.shutdownNow();
        // One more key makes room for what the last ones left while they crossed.
        for (int i = 0; i < threads; i++) {
            small.complete("last/" + i, RETENTION);
        }

        assertThat(acquired).hasValue(threads * 5_000);
        assertThat(small.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void runsOnAClockOfItsOwnByDefault() {
        InMemoryIdempotencyStore byDefault = InMemoryIdempotencyStore.create();

        assertThat(byDefault.claim("key", LEASE)).isInstanceOf(Claim.Acquired.class);
        assertThat(byDefault.claim("key", LEASE))
                .isInstanceOfSatisfying(
                        Claim.InProgress.class,
                        claim -> assertThat(claim.retryAfter()).isPositive().isLessThanOrEqualTo(LEASE));
    }

    @Test
    void refusesABoundThatIsNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InMemoryIdempotencyStore.create(0))
                .withMessage("maxKeys must be positive, but is 0");
    }
}
