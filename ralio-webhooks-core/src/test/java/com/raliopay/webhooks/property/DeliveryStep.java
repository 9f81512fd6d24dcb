package com.raliopay.webhooks.property;

import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One delivery, and the failures while it is handled. */
record DeliveryStep(
        Fixture fixture,
        Body body,
        Signature signature,
        Secrets secrets,
        Listener listener,
        Store store,
        boolean observerFails,
        Pause pause) {

    enum Body {
        VALID,
        NOT_AN_EVENT,
        INVALID_EVENT,
        TOO_LARGE
    }

    enum Signature {
        RIGHT,
        WRONG,
        MISSING,
        /** The headers are unavailable. */
        UNAVAILABLE
    }

    enum Secrets {
        AVAILABLE,
        UNAVAILABLE
    }

    enum Listener {
        RETURNS,
        FAILS,
        REJECTS,
        THROWS_ERROR;

        @Nullable
        Throwable thrown() {
            return switch (this) {
                case RETURNS -> null;
                case FAILS -> new IOException("connection reset");
                case REJECTS -> new RejectedEventException("no such customer");
                case THROWS_ERROR -> new AssertionError("bug");
            };
        }
    }

    /** Which call to the store fails. */
    enum Store {
        WORKS,
        CANNOT_CLAIM,
        CANNOT_COMPLETE,
        CANNOT_RELEASE
    }

    /** The time until the next delivery. */
    enum Pause {
        NONE(Duration.ZERO),
        LEASE(Duration.ofSeconds(91)),
        RETENTION(Duration.ofDays(31));

        private final Duration length;

        Pause(Duration length) {
            this.length = length;
        }

        Duration length() {
            return length;
        }
    }
}
