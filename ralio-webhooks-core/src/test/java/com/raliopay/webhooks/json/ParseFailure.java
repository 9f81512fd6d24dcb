package com.raliopay.webhooks.json;

import static org.assertj.core.api.Assertions.catchThrowable;

import com.raliopay.webhooks.json.WebhookParseException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The content of a {@link WebhookParseException}, so that a test compares it as a whole. */
record ParseFailure(Problem problem, String pointer, Optional<String> eventType, String message) {

    static ParseFailure of(byte[] body) {
        Throwable thrown = catchThrowable(() -> new WebhookParser().parse(body));
        if (thrown instanceof WebhookParseException e) {
            return new ParseFailure(e.problem(), e.pointer(), e.eventType(), String.valueOf(e.getMessage()));
        }
        throw new AssertionError("expected a WebhookParseException but was " + thrown, thrown);
    }

    static ParseFailure of(String body) {
        return of(body.getBytes(StandardCharsets.UTF_8));
    }

    static ParseFailure notAnEvent(String message) {
        return new ParseFailure(Problem.NOT_AN_EVENT, "", Optional.empty(), message);
    }

    static ParseFailure missing(String eventType, String pointer, String expected) {
        return invalid(eventType, pointer, pointer + " must be " + expected + " but was missing");
    }

    static ParseFailure unreadable(String eventType, String pointer, String expected) {
        return invalid(eventType, pointer, pointer + " must be " + expected + " but was unreadable");
    }

    private static ParseFailure invalid(String eventType, String pointer, String message) {
        return new ParseFailure(Problem.INVALID_EVENT, pointer, Optional.of(eventType), message);
    }
}
