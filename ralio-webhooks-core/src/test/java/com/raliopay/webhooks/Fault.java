package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.catchThrowable;

import com.raliopay.webhooks.WebhookParseException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** All that a refusal says, so that a test compares it as a whole. */
record Fault(Reason reason, String pointer, Optional<String> eventType, String message) {

    /** The fault of a body that must be refused. */
    static Fault of(byte[] body) {
        Throwable thrown = catchThrowable(() -> new WebhookParser().parse(body));
        if (thrown instanceof WebhookParseException e) {
            return new Fault(e.reason(), e.pointer(), e.eventType(), String.valueOf(e.getMessage()));
        }
        throw new AssertionError("not refused as unreadable, but: " + thrown, thrown);
    }

    static Fault of(String body) {
        return of(body.getBytes(StandardCharsets.UTF_8));
    }

    static Fault missing(String eventType, String pointer, String expected) {
        return invalid(eventType, pointer, pointer + " is missing; expected " + expected);
    }

    static Fault unreadable(String eventType, String pointer, String expected) {
        return invalid(eventType, pointer, pointer + " is not readable; expected " + expected);
    }

    private static Fault invalid(String eventType, String pointer, String message) {
        return new Fault(Reason.INVALID_EVENT, pointer, Optional.of(eventType), message);
    }
}
