package com.raliopay.webhooks;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the listeners of an event under a claim: {@code claim → listeners → complete}, or {@code release}. */
final class ClaimedHandling {

    /** How long to wait before each further attempt to record that an event was handled. */
    private static final long[] RETRY_DELAYS_MILLIS = {50, 200};

    private final IdempotencyStore store;
    private final Duration lease;
    private final Duration retention;

    ClaimedHandling(IdempotencyStore store, Duration lease, Duration retention) {
        this.store = store;
        this.lease = lease;
        this.retention = retention;
    }

    DispatchResult handle(WebhookEvent event, Delivery delivery, List<Listeners.Registration<?>> listeners) {
        String key = EventNames.key(event);
        Claim claim;
        try {
            claim = requireNonNull(store.claim(key, lease), "the idempotency store gave no claim");
        } catch (Throwable e) {
            return DispatchResult.failed(Outcome.UNAVAILABLE, event, Failures.asException(e));
        }
        if (claim instanceof Claim.Completed) {
            return DispatchResult.of(Outcome.DUPLICATE, event);
        }
        if (claim instanceof Claim.InProgress inProgress) {
            // One that was made while this one was being made may seem to last a moment longer than it does.
            Duration left = inProgress.retryAfter();
            return DispatchResult.inProgress(event, left.compareTo(lease) < 0 ? left : lease);
        }
        String token = ((Claim.Acquired) claim).token();
        try {
            for (Listeners.Registration<?> listener : listeners) {
                listener.handle(event, delivery);
            }
        } catch (Throwable e) {
            release(key, token);
            Outcome outcome = e instanceof RejectedEventException ? Outcome.REJECTED : Outcome.FAILED;
            return DispatchResult.failed(outcome, event, Failures.asException(e));
        }
        complete(key);
        return DispatchResult.of(Outcome.HANDLED, event);
    }

    /** Warns when another copy may have taken the claim over while the listeners ran. */
    void checkLease(DispatchResult result, long millis) {
        if (result.outcome() == Outcome.HANDLED && Duration.ofMillis(millis).compareTo(lease) > 0) {
            DispatchLog.warn(
                    "{}: the listeners took longer than the lease of {}, so that another delivery of the event"
                            + " may have been handled meanwhile; see lease(…)",
                    result.event().map(EventNames::key).orElse(""),
                    lease);
        }
    }

    /** A release that fails delays the event until the lease ends; it is not lost. */
    private void release(String key, String token) {
        try {
            store.release(key, token);
        } catch (Throwable e) {
            DispatchLog.warn(
                    "{}: the claim could not be released and ends with its lease: {}", key, Failures.describe(e));
        }
    }

    /** The listeners are done, so the event is handled, whatever happens here: a 5xx would only repeat their work. */
    private void complete(String key) {
        Throwable failure = tryToComplete(key);
        for (int i = 0; failure != null && i < RETRY_DELAYS_MILLIS.length && pause(RETRY_DELAYS_MILLIS[i]); i++) {
            failure = tryToComplete(key);
        }
        if (failure != null) {
            DispatchLog.error(
                    "{}: handled, but not recorded, so a redelivery is handled again: {}",
                    key,
                    Failures.describe(failure));
        }
    }

    private @Nullable Throwable tryToComplete(String key) {
        try {
            store.complete(key, retention);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /** Whether the pause was to its end. */
    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
