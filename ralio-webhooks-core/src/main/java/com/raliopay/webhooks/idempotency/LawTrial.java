package com.raliopay.webhooks.idempotency;

import java.time.Duration;
import java.util.UUID;

/** A store before one {@link IdempotencyLaw}: what is asked of it, and what it must answer. */
record LawTrial(String law, IdempotencyStore store) {

    /** Long enough never to end during a check. */
    static final Duration LEASE = Duration.ofHours(1);

    /** Short enough to wait for. */
    static final Duration SHORT = Duration.ofMillis(300);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 20;

    /** The store's clock and this one may be set, or run, a little differently. */
    private static final Duration TOLERANCE = Duration.ofMillis(100);

    private static final int LONGEST_KEY = 128;

    String key() {
        return "law/" + UUID.randomUUID();
    }

    /** One character shorter than the longest. */
    String longKey() {
        String key = key();
        return key + "~".repeat(LONGEST_KEY - 1 - key.length());
    }

    Claim claim(String key, Duration lease) {
        Claim claim = store.claim(key, lease);
        require(claim != null, "claim does not return null");
        return claim;
    }

    String acquire(String key) {
        return acquire(key, LEASE);
    }

    String acquire(String key, Duration lease) {
        return expect(Claim.Acquired.class, claim(key, lease)).token();
    }

    /** Claims until the claim or the completion that is there has ended. */
    String acquireInTime(String key) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Claim claim = claim(key, LEASE);
            if (claim instanceof Claim.Acquired acquired) {
                return acquired.token();
            }
            require(System.nanoTime() - deadline < 0, "what lasts " + SHORT + " has ended after " + PATIENCE);
            pause();
        }
    }

    Claim.InProgress inProgress(String key) {
        return expect(Claim.InProgress.class, claim(key, LEASE));
    }

    void completed(String key) {
        expect(Claim.Completed.class, claim(key, LEASE));
    }

    void complete(String key) {
        complete(key, LEASE);
    }

    void complete(String key, Duration retention) {
        store.complete(key, retention);
    }

    void release(String key, String token) {
        store.release(key, token);
    }

    /** What began at {@code start} or later, and has ended, lasted no shorter than this. */
    void requireNotBefore(long start, Duration lasting) {
        Duration passed = Duration.ofNanos(System.nanoTime() - start);
        require(
                passed.compareTo(lasting.minus(TOLERANCE)) >= 0,
                "what lasts " + lasting + " had ended after " + passed);
    }

    void requireRefused(Runnable call, String what) {
        try {
            call.run();
        } catch (IllegalArgumentException e) {
            return;
        }
        throw broken(what + " is refused with an IllegalArgumentException");
    }

    void require(boolean holds, String expected) {
        if (!holds) {
            throw broken(expected);
        }
    }

    private <C extends Claim> C expect(Class<C> type, Claim claim) {
        if (!type.isInstance(claim)) {
            throw broken("the claim is " + type.getSimpleName() + ", but is "
                    + claim.getClass().getSimpleName());
        }
        return type.cast(claim);
    }

    private AssertionError broken(String expected) {
        return new AssertionError(law + ": expected that " + expected);
    }

    private void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(law + ": interrupted", e);
        }
    }
}
