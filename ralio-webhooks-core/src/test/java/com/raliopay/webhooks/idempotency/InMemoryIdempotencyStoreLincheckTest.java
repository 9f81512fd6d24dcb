package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.MutableClock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Concurrent calls of {@link InMemoryIdempotencyStore} have the results of some sequence of these calls. */
@Tag("lincheck")
@Tag("no-mutation")
class InMemoryIdempotencyStoreLincheckTest {

    /** The number of scenarios: few in every build, more with {@code -Dlincheck.iterations=50}. */
    private static final int ITERATIONS = Integer.getInteger("lincheck.iterations", 5);

    private static void check(Class<?> operations, int iterations) {
        new ModelCheckingOptions()
                .iterations(iterations)
                .invocationsPerIteration(50)
                .threads(2)
                .actorsBefore(0)
                .actorsPerThread(3)
                .actorsAfter(1)
                .sequentialSpecification(SequentialStore.class)
                .check(operations);
    }

    public static final class InMemory extends StoreOperations {

        public InMemory() {
            super(storeWithExpiredClaim());
        }

        private static IdempotencyStore storeWithExpiredClaim() {
            MutableClock clock = new MutableClock();
            IdempotencyStore store = InMemoryIdempotencyStore.create(100, clock);
            store.claim(KEY, LEASE);
            clock.advance(LEASE);
            return store;
        }
    }

    public static final class Unsynchronized extends StoreOperations {

        public Unsynchronized() {
            super(new UnsynchronizedStore());
        }
    }

    /** Fails only if two threads claim a key between the same two lines. */
    private static final class UnsynchronizedStore implements IdempotencyStore {

        private final ConcurrentMap<EventKey, String> tokens = new ConcurrentHashMap<>();

        @Override
        public Claim claim(EventKey key, Duration lease) {
            String present = tokens.get(key);
            if (present != null) {
                return present.isEmpty() ? new Claim.Completed() : new Claim.InProgress(lease);
            }
            String token = UUID.randomUUID().toString();
            tokens.put(key, token);
            return new Claim.Acquired(token);
        }

        @Override
        public void complete(EventKey key, Duration retention) {
            tokens.put(key, "");
        }

        @Override
        public void release(EventKey key, String token) {
            tokens.remove(key, token);
        }
    }

    @Test
    void isLinearizable() {
        check(InMemory.class, ITERATIONS);
    }

    @Test
    void findsMissingSynchronization() {
        assertThatThrownBy(() -> check(Unsynchronized.class, 50)).isInstanceOf(LincheckAssertionError.class);
    }
}
