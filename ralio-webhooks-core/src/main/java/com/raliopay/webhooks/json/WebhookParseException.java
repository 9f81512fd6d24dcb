package com.raliopay.webhooks.json;

import com.raliopay.webhooks.event.EventType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a body cannot be read as an event. The message names the field and what was expected, never the value that
 * was sent, so that it can be logged.
 */
public final class WebhookParseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a body cannot be read. */
    public enum Problem {
        /** Not JSON, not exactly one JSON object, without an event type, or beyond Jackson's limits on nesting and numbers. */
        NOT_AN_EVENT,
        /** An event whose type is known, but a required field is missing or unreadable. */
        INVALID_EVENT,
        /** Longer than the parser's limit. */
        TOO_LARGE
    }

    /** The kind of problem. */
    private final Problem problem;

    /** The JSON Pointer to the field. */
    private final String pointer;

    /** The event type, if it was read. */
    private final @Nullable String eventType;

    WebhookParseException(Problem problem, String pointer, @Nullable String eventType, String message) {
        super(message);
        this.problem = problem;
        this.pointer = pointer;
        this.eventType = eventType;
    }

    static WebhookParseException notAnEvent(String pointer, String message) {
        return new WebhookParseException(Problem.NOT_AN_EVENT, pointer, null, message);
    }

    /** {@return why the body cannot be read} */
    public Problem problem() {
        return problem;
    }

    /**
     * {@return the JSON Pointer (RFC 6901) to the missing or unreadable field, such as {@code /data/sessionId}; empty, which
     * refers to the whole body, if the problem is not with one field}
     */
    public String pointer() {
        return pointer;
    }

    /**
     * {@return the event type, if it was read: in the documented spelling for an {@link EventType}, otherwise as it was sent}
     */
    public Optional<String> eventType() {
        return Optional.ofNullable(eventType);
    }
}
