package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The default {@link IdempotencyStore}: for one process, gone when it ends.
 *
 * <p>After a restart, or on a second machine, a redelivered event is handled again. Merchants whose listeners must not run
 * twice for one event use a store that their processes share.
 *
 * <p>It remembers a bounded number of keys and forgets the oldest first, but never a claim whose lease lasts: if more than
 * that many events are being handled at once, it grows. Each call takes constant time, whatever the number of keys.
 *
 * <p>A store for many keys is divided into segments by the keys' hashes, so that threads rarely wait for each other; each
 * segment has an equal share of the room and forgets its own oldest. Where hashes fall unevenly, a key may thus go
 * somewhat earlier than in the order of all.
 */
public final class InMemoryIdempotencyStore implements IdempotencyStore {

    /** The number of keys that is remembered unless told otherwise; each takes some hundred bytes. */
    public static final int DEFAULT_MAX_KEYS = 100_000;

    private static final int MAX_SEGMENTS = 16;

    /** Fewer would fall too unevenly. */
    private static final int MIN_KEYS_PER_SEGMENT = 64;

    /** The golden ratio, as a share of all ints. */
    private static final int SPREAD = 0x9E3779B9;

    /** How many of the oldest keys one call may look at while making room. */
    private static final int SWEEP = 4;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Longer durations are cut to this, so that deadlines can be compared on a clock that overflows. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    /** What is known of a key, until {@code deadline} on the store's clock, in nanoseconds: claimed, or completed. */
    private record Entry(@Nullable String token, long deadline) {

        boolean isCompleted() {
            return token == null;
        }

        boolean lasts(long now) {
            return deadline - now > 0;
        }
    }

    /** The keys of one part of all hashes; each method holds its lock for an operation on a map or two. */
    private static final class Segment {

        private final int maxKeys;

        /** The oldest first. */
        private final Map<String, Entry> entries = new LinkedHashMap<>();

        Segment(int maxKeys) {
            this.maxKeys = maxKeys;
        }

        /** The entry that keeps the key from being claimed; null when it is claimed now. */
        synchronized @Nullable Entry claim(String key, Entry claim, long now) {
            Entry present = entries.putIfAbsent(key, claim);
            if (present == null) {
                makeRoom(now);
                return null;
            }
            if (present.lasts(now)) {
                return present;
            }
            entries.put(key, claim);
            return null;
        }

        synchronized void complete(String key, Entry completion, long now) {
            if (entries.put(key, completion) == null) {
                makeRoom(now);
            }
        }

        synchronized void release(String key, String token) {
            Entry present = entries.get(key);
            if (present != null && token.equals(present.token)) {
                entries.remove(key);
            }
        }

        synchronized int size() {
            return entries.size();
        }

        /** Forgets the oldest keys while there are too many, a few for each one that was added. */
        private void makeRoom(long now) {
            for (int i = 0; i < SWEEP && entries.size() > maxKeys; i++) {
                Iterator<Map.Entry<String, Entry>> byAge = entries.entrySet().iterator();
                Map.Entry<String, Entry> oldest = byAge.next();
                byAge.remove();
                if (!oldest.getValue().isCompleted() && oldest.getValue().lasts(now)) {
                    entries.put(oldest.getKey(), oldest.getValue());
                }
            }
        }
    }

    private final Segment[] segments;
    private final LongSupplier nanos;

    private InMemoryIdempotencyStore(int maxKeys, LongSupplier nanos) {
        if (maxKeys <= 0) {
            throw new IllegalArgumentException("maxKeys must be positive, but is " + maxKeys);
        }
        int count = Math.min(MAX_SEGMENTS, Math.max(1, maxKeys / MIN_KEYS_PER_SEGMENT));
        this.segments = new Segment[count];
        for (int i = 0; i < count; i++) {
            segments[i] = new Segment(maxKeys / count + (i < maxKeys % count ? 1 : 0));
        }
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
        String token = Long.toHexString(ThreadLocalRandom.current().nextLong());
        long now = nanos.getAsLong();
        Entry present = segment(key).claim(key, new Entry(token, now + nanosOf(lease)), now);
        if (present == null) {
            return new Claim.Acquired(token);
        }
        return present.isCompleted()
                ? new Claim.Completed()
                : new Claim.InProgress(Duration.ofNanos(present.deadline - now));
    }

    @Override
    public void complete(String key, Duration retention) {
        long now = nanos.getAsLong();
        segment(key).complete(key, new Entry(null, now + nanosOf(retention)), now);
    }

    @Override
    public void release(String key, String token) {
        segment(key).release(key, requireNonNull(token, "token"));
    }

    /** {@return how many keys are remembered at this moment} */
    public long size() {
        return Arrays.stream(segments).mapToLong(Segment::size).sum();
    }

    private Segment segment(String key) {
        // The hashes of similar keys are similar; after this multiplication their highest bits are not.
        long spread = Integer.toUnsignedLong(key.hashCode() * SPREAD);
        return segments[(int) ((spread * segments.length) >>> Integer.SIZE)];
    }

    private static long nanosOf(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a duration must be positive, but is " + duration);
        }
        return duration.compareTo(FOREVER) < 0 ? duration.toNanos() : FOREVER.toNanos();
    }
}
