package com.raliopay.webhooks;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency store as the dispatcher uses it. {@link #release} and {@link #complete} do not throw, and run with the
 * thread's interrupt flag cleared, because connection pools refuse interrupted threads.
 */
final class GuardedStore {

    private static final int COMPLETE_RETRIES = 2;
    private static final long PAUSE_MILLIS = 100;

    /** No attempt to complete an event starts later: the provider waits 60 seconds for a response. */
    private static final Duration COMPLETE_WITHIN = Duration.ofSeconds(5);

    private final IdempotencyStore store;
    private final Duration lease;
    private final Duration retention;

    GuardedStore(IdempotencyStore store, Duration lease, Duration retention) {
        this.store = store;
        this.lease = lease;
        this.retention = retention;
    }

    /**
     * Claims an event. A claim that took over half its lease is released and refused: its lease may have begun before a wait
     * for a lock, so that another delivery could claim the event at any moment.
     *
     * @param start the present time, in {@link System#nanoTime()}
     */
    Claim claim(EventKey key, long start) {
        Claim claim = store.claim(key, lease);
        Duration taken = since(start);
        if (claim == null) {
            throw new IdempotencyStoreException("the idempotency store returned no claim");
        }
        if (claim instanceof Claim.Acquired acquired && taken.plus(taken).compareTo(lease) > 0) {
            release(key, acquired.token());
            throw new IdempotencyStoreException(
                    "claiming the event took " + taken.toMillis() + " ms, over half the lease of " + lease);
        }
        return claim;
    }

    /** Returns what is left of another delivery's lease in whole seconds: at least one, at most the lease rounded up. */
    Duration retryAfter(Claim.InProgress inProgress) {
        Duration left = inProgress.retryAfter().compareTo(lease) < 0 ? inProgress.retryAfter() : lease;
        if (left.compareTo(Duration.ofSeconds(1)) <= 0) {
            return Duration.ofSeconds(1);
        }
        boolean roundUp = left.getNano() > 0 && left.getSeconds() < Long.MAX_VALUE;
        return Duration.ofSeconds(roundUp ? left.getSeconds() + 1 : left.getSeconds());
    }

    /** Releases a claim. If that fails, the event is delayed until the lease ends; it is not lost. */
    void release(EventKey key, String token) {
        boolean interrupted = Thread.interrupted();
        try {
            store.release(key, token);
        } catch (Throwable e) {
            Interrupts.restoreAfter(e);
            DispatchLog.warn("{}: releasing the claim failed, so it lasts until its lease ends: {}", key, e);
        }
        restoreInterrupt(interrupted);
    }

    /**
     * Marks an event as completed. Its listeners are done, so it is handled even if this fails: a 5xx would only repeat their
     * work.
     *
     * @param claimed the time at which the event was claimed, in {@link System#nanoTime()}
     */
    void complete(EventKey key, long claimed) {
        long start = System.nanoTime();
        if (Duration.ofNanos(start - claimed).compareTo(lease) > 0) {
            DispatchLog.warn(
                    "{}: the listeners took longer than the lease of {}, so that another delivery of the event may have been"
                            + " handled meanwhile; see lease(…)",
                    key,
                    lease);
        }
        boolean interrupted = Thread.interrupted();
        Throwable failure = tryToComplete(key);
        for (int retry = 1; failure != null && retry <= COMPLETE_RETRIES; retry++) {
            interrupted |= Thread.interrupted();
            pause();
            interrupted |= Thread.interrupted();
            if (since(start).compareTo(COMPLETE_WITHIN) > 0) {
                break;
            }
            failure = tryToComplete(key);
        }
        restoreInterrupt(interrupted);
        if (failure != null) {
            DispatchLog.error(
                    "{}: handled, but marking it as completed failed, so a redelivery is handled again: {}",
                    key,
                    failure);
        }
    }

    private @Nullable Throwable tryToComplete(EventKey key) {
        try {
            store.complete(key, retention);
            return null;
        } catch (Throwable e) {
            Interrupts.restoreAfter(e);
            return e;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static void restoreInterrupt(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
