package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** What became of an attempt to claim a key of an {@link IdempotencyStore}. */
public sealed interface Claim {

    /**
     * The key is the caller's until the lease ends: handle the event.
     *
     * @param token what tells this claim from every other claim of the key
     */
    record Acquired(String token) implements Claim {

        /**
         * Checks.
         *
         * @param token what tells this claim from every other claim of the key
         * @throws NullPointerException if {@code token} is null
         */
        public Acquired {
            requireNonNull(token, "token");
        }
    }

    /**
     * Somebody else handles the event at this moment.
     *
     * @param retryAfter when it is worth asking again at the latest: then the other's lease has ended
     */
    record InProgress(Duration retryAfter) implements Claim {

        /**
         * Checks.
         *
         * @param retryAfter when it is worth asking again at the latest
         * @throws NullPointerException if {@code retryAfter} is null
         */
        public InProgress {
            requireNonNull(retryAfter, "retryAfter");
        }
    }

    /** The event was handled before. */
    record Completed() implements Claim {}
}
