package com.raliopay.webhooks.testing;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.UUID;

/** Calls a store and verifies its results, for one rule of {@link IdempotencyStoreContract}. */
record StoreProbe(String rule, IdempotencyStore store) {

    /** Does not end during a check. */
    static final Duration LONG = Duration.ofHours(1);

    /** Short enough to wait for. */
    static final Duration SHORT = Duration.ofMillis(300);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 20;

    /** The store's clock and the clock of this machine may differ in speed, or be adjusted. */
    private static final Duration TOLERANCE = Duration.ofMillis(100);

    EventKey newKey() {
        return new EventKey("contract", UUID.randomUUID());
    }

    Claim claim(EventKey key, Duration lease) {
        Claim claim = store.claim(key, lease);
        require(claim != null, "claim not to return null");
        return claim;
    }

    String acquire(EventKey key) {
        return acquire(key, LONG);
    }

    String acquire(EventKey key, Duration lease) {
        return require(Claim.Acquired.class, key, claim(key, lease)).token();
    }

    /** Claims until the present claim or completion, which lasts {@link #SHORT}, has expired. */
    String acquireWhenExpired(EventKey key) {
        long start = System.nanoTime();
        while (true) {
            Claim claim = claim(key, LONG);
            if (claim instanceof Claim.Acquired acquired) {
                return acquired.token();
            }
            require(
                    System.nanoTime() - start < TIMEOUT.toNanos(),
                    "a duration of " + SHORT + " to have ended after " + TIMEOUT);
            pause();
        }
    }

    void complete(EventKey key) {
        complete(key, LONG);
    }

    void complete(EventKey key, Duration retention) {
        store.complete(key, retention);
    }

    void release(EventKey key, String token) {
        store.release(key, token);
    }

    Claim.InProgress requireInProgress(EventKey key) {
        return require(Claim.InProgress.class, key, claim(key, LONG));
    }

    void requireCompleted(EventKey key) {
        require(Claim.Completed.class, key, claim(key, LONG));
    }

    /** Completes a key of the first type and requires keys of the other types, with the same id, to be absent. */
    void requireDistinct(String type, String... others) {
        EventKey key = new EventKey(type, UUID.randomUUID());
        complete(key);
        for (String other : others) {
            acquire(new EventKey(other, key.id()));
        }
        requireCompleted(key);
    }

    void requireElapsed(long start, Duration duration) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        require(
                elapsed.compareTo(duration.minus(TOLERANCE)) >= 0,
                "a duration of " + duration + " not to end after " + elapsed);
    }

    void requireRejected(Runnable call, String what) {
        try {
            call.run();
        } catch (IllegalArgumentException e) {
            return;
        }
        throw new AssertionError(rule + ": expected an IllegalArgumentException for a " + what);
    }

    void require(boolean condition, String expected) {
        if (!condition) {
            throw new AssertionError(rule + ": expected " + expected);
        }
    }

    private <C extends Claim> C require(Class<C> expected, EventKey key, Claim claim) {
        require(
                expected.isInstance(claim),
                expected.getSimpleName() + " for " + key + " but was "
                        + claim.getClass().getSimpleName());
        return expected.cast(claim);
    }

    private void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(rule + ": interrupted", e);
        }
    }
}
