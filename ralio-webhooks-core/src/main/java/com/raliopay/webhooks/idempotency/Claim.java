package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** The result of {@link IdempotencyStore#claim}. */
public sealed interface Claim {

    /**
     * The caller holds the claim until the lease ends, and is to handle the event.
     *
     * @param token identifies this claim; no other claim of the key has the same token
     */
    record Acquired(String token) implements Claim {

        public Acquired {
            requireNonNull(token, "token");
        }
    }

    /**
     * Another delivery of the event is being handled.
     *
     * @param retryAfter the time until the lease of that claim ends; positive
     */
    record InProgress(Duration retryAfter) implements Claim {

        public InProgress {
            requireNonNull(retryAfter, "retryAfter");
        }
    }

    /** The event was handled before. */
    record Completed() implements Claim {}
}
