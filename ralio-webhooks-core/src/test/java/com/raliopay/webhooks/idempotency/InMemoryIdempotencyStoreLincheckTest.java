package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.MutableClock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However threads cross in {@link InMemoryIdempotencyStore}, it answers as if one had called after the other. */
@Tag("lincheck")
class InMemoryIdempotencyStoreLincheckTest {

    private static ModelCheckingOptions modelChecking() {
        return bounded(new ModelCheckingOptions()).iterations(30).invocationsPerIteration(100);
    }

    private static StressOptions stress() {
        return bounded(new StressOptions()).iterations(10).invocationsPerIteration(200);
    }

    private static <O extends Options<O, ?>> O bounded(O options) {
        return options.threads(2)
                .actorsBefore(1)
                .actorsPerThread(3)
                .actorsAfter(2)
                .sequentialSpecification(SequentialStore.class);
    }

    /** Room for all keys. */
    public static final class Roomy extends StoreActors {

        public Roomy() {
            this(new MutableClock());
        }

        private Roomy(MutableClock clock) {
            super(InMemoryIdempotencyStore.create(100, clock), clock);
        }

        @Operation
        @Override
        public void complete(@Param(gen = IntGen.class, conf = "0:1") int number) {
            super.complete(number);
        }
    }

    /** Room for one key: it may forget the rest, but no live claim. Nothing completes, for that may be forgotten. */
    public static final class Cramped extends StoreActors {

        public Cramped() {
            this(new MutableClock());
        }

        private Cramped(MutableClock clock) {
            super(InMemoryIdempotencyStore.create(1, clock), clock);
        }
    }

    /** A store whose {@code claim} looks first and acts then. */
    public static final class Broken extends StoreActors {

        public Broken() {
            super(new LooksFirst(), new MutableClock());
        }
    }

    private static final class LooksFirst implements IdempotencyStore {

        private final ConcurrentMap<String, String> tokens = new ConcurrentHashMap<>();

        @Override
        public Claim claim(String key, Duration lease) {
            if (tokens.containsKey(key)) {
                return new Claim.InProgress(lease);
            }
            String token = UUID.randomUUID().toString();
            tokens.put(key, token);
            return new Claim.Acquired(token);
        }

        @Override
        public void complete(String key, Duration retention) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void release(String key, String token) {
            tokens.remove(key, token);
        }
    }

    @Test
    void isLinearizableByModelChecking() {
        modelChecking().check(Roomy.class);
    }

    @Test
    void isLinearizableUnderStress() {
        stress().check(Roomy.class);
    }

    @Test
    void neverForgetsALiveClaimByModelChecking() {
        modelChecking().check(Cramped.class);
    }

    @Test
    void neverForgetsALiveClaimUnderStress() {
        stress().check(Cramped.class);
    }

    @Test
    void aStoreThatLooksFirstIsFoundOut() {
        assertThatThrownBy(() -> modelChecking().check(Broken.class)).isInstanceOf(LincheckAssertionError.class);
    }
}
