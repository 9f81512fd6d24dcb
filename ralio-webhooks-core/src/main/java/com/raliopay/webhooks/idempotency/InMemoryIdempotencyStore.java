package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * The default {@link IdempotencyStore}: for one process, gone when it ends.
 *
 * <p>After a restart, or on a second machine, a redelivered event is handled again. Merchants whose listeners must not run
 * twice for one event use a store that their processes share.
 *
 * <p>It remembers a bounded number of keys and forgets the oldest first, but never a claim whose lease lasts: if more than
 * that many events are being handled at once, it grows. Each call takes constant time, whatever the number of keys.
 */
public final class InMemoryIdempotencyStore implements IdempotencyStore {

    /** The number of keys that is remembered unless told otherwise; each takes some hundred bytes. */
    public static final int DEFAULT_MAX_KEYS = 100_000;

    /** How many of the oldest keys one call may look at while making room. */
    private static final int SWEEP = 4;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Longer durations are cut to this, so that deadlines can be compared on a clock that overflows. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    /** A state of a key, until {@code deadline} on the store's clock, in nanoseconds. */
    private record Entry(State state, String token, long deadline) {

        boolean holds(State expected, long now) {
            return state == expected && deadline - now > 0;
        }
    }

    /** {@code ABSENT} keeps the place of a released key in the order of age. */
    private enum State {
        ABSENT,
        CLAIMED,
        COMPLETED
    }

    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

    /** Each key of {@code entries} once, the oldest first. */
    private final Queue<String> byAge = new ConcurrentLinkedQueue<>();

    private final int maxKeys;
    private final LongSupplier nanos;

    private InMemoryIdempotencyStore(int maxKeys, LongSupplier nanos) {
        if (maxKeys <= 0) {
            throw new IllegalArgumentException("maxKeys must be positive, but is " + maxKeys);
        }
        this.maxKeys = maxKeys;
        this.nanos = nanos;
    }

    /** {@return a store for {@link #DEFAULT_MAX_KEYS} keys, on a clock that nobody sets} */
    public static InMemoryIdempotencyStore create() {
        return create(DEFAULT_MAX_KEYS);
    }

    /**
     * {@return a store on a clock that nobody sets}
     *
     * @param maxKeys how many keys to remember
     * @throws IllegalArgumentException if {@code maxKeys} is not positive
     */
    public static InMemoryIdempotencyStore create(int maxKeys) {
        return new InMemoryIdempotencyStore(maxKeys, System::nanoTime);
    }

    /**
     * {@return a store on a clock of the caller's, such as one that a test moves}
     *
     * @param maxKeys how many keys to remember
     * @param clock what leases and retentions run on
     * @throws IllegalArgumentException if {@code maxKeys} is not positive
     */
    public static InMemoryIdempotencyStore create(int maxKeys, Clock clock) {
        requireNonNull(clock, "clock");
        return new InMemoryIdempotencyStore(maxKeys, () -> {
            Instant now = clock.instant();
            return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
        });
    }

    @Override
    public Claim claim(String key, Duration lease) {
        long now = nanos.getAsLong();
        String token = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Entry mine = new Entry(State.CLAIMED, token, now + nanosOf(lease));
        while (true) {
            Entry present = entries.putIfAbsent(key, mine);
            if (present == null) {
                byAge.add(key);
                makeRoom(now);
                return new Claim.Acquired(token);
            }
            if (present.holds(State.COMPLETED, now)) {
                return new Claim.Completed();
            }
            if (present.holds(State.CLAIMED, now)) {
                return new Claim.InProgress(Duration.ofNanos(present.deadline - now));
            }
            if (entries.replace(key, present, mine)) {
                return new Claim.Acquired(token);
            }
        }
    }

    @Override
    public void complete(String key, Duration retention) {
        long now = nanos.getAsLong();
        if (entries.put(key, new Entry(State.COMPLETED, "", now + nanosOf(retention))) == null) {
            byAge.add(key);
            makeRoom(now);
        }
    }

    @Override
    public void release(String key, String token) {
        requireNonNull(token, "token");
        entries.computeIfPresent(
                key,
                (k, entry) -> entry.state == State.CLAIMED && entry.token.equals(token)
                        ? new Entry(State.ABSENT, "", entry.deadline)
                        : entry);
    }

    /** {@return how many keys are remembered at this moment} */
    public long size() {
        return entries.mappingCount();
    }

    /** Forgets the oldest keys while there are too many, a few for each one that was added. */
    private void makeRoom(long now) {
        for (int i = 0; i < SWEEP && entries.mappingCount() > maxKeys; i++) {
            String oldest = byAge.poll();
            if (oldest != null
                    && entries.computeIfPresent(oldest, (k, entry) -> entry.holds(State.CLAIMED, now) ? entry : null)
                            != null) {
                byAge.add(oldest);
            }
        }
    }

    private static long nanosOf(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a duration must be positive, but is " + duration);
        }
        return duration.compareTo(FOREVER) < 0 ? duration.toNanos() : FOREVER.toNanos();
    }
}
