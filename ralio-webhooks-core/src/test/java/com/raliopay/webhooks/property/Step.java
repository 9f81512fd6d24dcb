package com.raliopay.webhooks.property;

import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.fixture.Fixture;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One delivery, and what happens while it is handled. */
record Step(
        Fixture fixture,
        Body body,
        Signature signature,
        Secrets secrets,
        Listener listener,
        Store store,
        boolean observerFails,
        Pause pause) {

    enum Body {
        WHOLE,
        BROKEN,
        UNREADABLE,
        TOO_LONG
    }

    enum Signature {
        RIGHT,
        WRONG,
        MISSING,
        /** The host fails to give the headers. */
        LOST
    }

    enum Secrets {
        KNOWN,
        GONE
    }

    /** What the listener throws, if it does. */
    enum Listener {
        RETURNS,
        FAILS,
        REJECTS,
        ENDS_IN_AN_ERROR;

        @Nullable
        Throwable thrown() {
            return switch (this) {
                case RETURNS -> null;
                case FAILS -> new IOException("no");
                case REJECTS -> new RejectedEventException("never");
                case ENDS_IN_AN_ERROR -> new AssertionError("oops");
            };
        }
    }

    /** Which call of the store fails. */
    enum Store {
        WORKS,
        CANNOT_CLAIM,
        CANNOT_COMPLETE,
        CANNOT_RELEASE
    }

    /** How long it takes until the next delivery. */
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
