package com.raliopay.webhooks;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A body that cannot be read as an event. The message names the field and what was expected, never the value that came:
 * it may go to a log.
 */
public final class WebhookParseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a body cannot be read. */
    public enum Reason {
        /** Not JSON, not one JSON object, without an event type, or nested deeper than 64 levels. */
        NOT_AN_EVENT,
        /** An event with a type, but a required field is missing or of no readable form. */
        INVALID_EVENT,
        /** Longer than the parser was told to accept. */
        TOO_LARGE
    }

    /** What happened. */
    private final Reason reason;

    /** Where it happened. */
    private final String pointer;

    /** The event type, where it could be read. */
    private final @Nullable String eventType;

    WebhookParseException(Reason reason, String pointer, @Nullable String eventType, String message) {
        super(message);
        this.reason = reason;
        this.pointer = pointer;
        this.eventType = eventType;
    }

    /** {@return why the body cannot be read} */
    public Reason reason() {
        return reason;
    }

    /**
     * {@return a JSON Pointer (RFC 6901) to the value at fault, such as {@code /data/sessionId}; empty, which points to the
     * whole body, when no single value is}
     */
    public String pointer() {
        return pointer;
    }

    /** {@return the event type as sent, where it could be read; as trustworthy as the body} */
    public Optional<String> eventType() {
        return Optional.ofNullable(eventType);
    }
}
