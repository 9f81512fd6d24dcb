package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An {@link IdempotencyStore} in memory, for a single process. The dispatcher uses one by default.
 *
 * <p>The store remembers a limited number of completed events and forgets the one that was completed first. An event is
 * therefore handled again if it is delivered again after a restart, to another process, or after that many other events,
 * regardless of its retention. Where listeners must not run twice for an event, use a store that outlives the process, such as
 * {@link com.raliopay.webhooks.jdbc.JdbcIdempotencyStore}. Claims that have not expired are never forgotten, however many
 * there are.
 */
public final class InMemoryIdempotencyStore implements IdempotencyStore {

    /** The number of completed events that a store remembers by default; each takes about 150 bytes. */
    public static final int DEFAULT_MAX_KEYS = 100_000;

    /** Expired claims are removed when there are this many claims, or twice as many as remained after the last removal. */
    private static final int MIN_CLAIMS_TO_CLEAN = 1_000;

    /** Longer durations are shortened to this, so that times can be compared though the clock overflows. */
    private static final Duration MAX_DURATION = Duration.ofDays(36_500);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** A claim, or a completion if the token is null. Times are nanoseconds of the store's clock. */
    private record Entry(@Nullable String token, long start, long duration) {

        /** Returns false too if the clock has been set back by more than the duration. */
        boolean isLive(long now) {
            long elapsed = now - start;
            return elapsed < duration && elapsed > -duration;
        }

        Duration remaining(long now) {
            return Duration.ofNanos(Math.min(duration, duration - (now - start)));
        }
    }

    private final int maxKeys;
    private final LongSupplier nanos;

    private final Object lock = new Object();
    private final Map<EventKey, Entry> claims = new HashMap<>();
    /** In the order of completion. */
    private final Map<EventKey, Entry> completions = new LinkedHashMap<>();

    private long lastToken;
    private int claimsToClean = MIN_CLAIMS_TO_CLEAN;

    private InMemoryIdempotencyStore(int maxKeys, LongSupplier nanos) {
        if (maxKeys <= 0) {
            throw new IllegalArgumentException("maxKeys must be positive but was " + maxKeys);
        }
        this.maxKeys = maxKeys;
        this.nanos = nanos;
    }

    /** Creates a store that remembers {@value #DEFAULT_MAX_KEYS} completed events. */
    public static InMemoryIdempotencyStore create() {
        return create(DEFAULT_MAX_KEYS);
    }

    /**
     * Creates a store. Its leases and retentions do not depend on the system's time of day.
     *
     * @param maxKeys how many completed events to remember; positive
     */
    public static InMemoryIdempotencyStore create(int maxKeys) {
        return new InMemoryIdempotencyStore(maxKeys, System::nanoTime);
    }

    /**
     * Creates a store with the given clock, for tests.
     *
     * @param maxKeys how many completed events to remember; positive
     * @param clock measures leases and retentions
     */
    public static InMemoryIdempotencyStore create(int maxKeys, Clock clock) {
        requireNonNull(clock, "clock");
        return new InMemoryIdempotencyStore(maxKeys, () -> {
            Instant now = clock.instant();
            return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
        });
    }

    @Override
    public Claim claim(EventKey key, Duration lease) {
        requireNonNull(key, "key");
        long duration = nanosOf("lease", lease);
        long now = nanos.getAsLong();
        synchronized (lock) {
            Entry completion = completions.get(key);
            if (completion != null && completion.isLive(now)) {
                return new Claim.Completed();
            }
            Entry claim = claims.get(key);
            if (claim != null && claim.isLive(now)) {
                return new Claim.InProgress(claim.remaining(now));
            }
            String token = Long.toString(++lastToken);
            claims.put(key, new Entry(token, now, duration));
            if (claims.size() >= claimsToClean) {
                removeExpiredClaims(now);
            }
            return new Claim.Acquired(token);
        }
    }

    @Override
    public void complete(EventKey key, Duration retention) {
        requireNonNull(key, "key");
        long duration = nanosOf("retention", retention);
        long now = nanos.getAsLong();
        synchronized (lock) {
            claims.remove(key);
            completions.remove(key); // put alone would leave it in its old place
            completions.put(key, new Entry(null, now, duration));
            if (completions.size() > maxKeys) {
                Iterator<EventKey> oldest = completions.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    @Override
    public void release(EventKey key, String token) {
        requireNonNull(key, "key");
        requireNonNull(token, "token");
        synchronized (lock) {
            Entry claim = claims.get(key);
            if (claim != null && token.equals(claim.token)) {
                claims.remove(key);
            }
        }
    }

    /** Returns the number of completed events and of unexpired claims in memory. */
    public long size() {
        long now = nanos.getAsLong();
        synchronized (lock) {
            removeExpiredClaims(now);
            return (long) claims.size() + completions.size();
        }
    }

    private void removeExpiredClaims(long now) {
        claims.values().removeIf(claim -> !claim.isLive(now));
        claimsToClean = Math.max(MIN_CLAIMS_TO_CLEAN, 2 * claims.size());
    }

    private static long nanosOf(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive but was " + duration);
        }
        return duration.compareTo(MAX_DURATION) < 0 ? duration.toNanos() : MAX_DURATION.toNanos();
    }
}
