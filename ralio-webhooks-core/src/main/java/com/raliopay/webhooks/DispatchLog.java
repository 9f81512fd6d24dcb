package com.raliopay.webhooks;

import com.raliopay.webhooks.event.WebhookEvent;
import org.slf4j.Logger;

/** One line for each delivery: event id, type, outcome, duration, and what failed; nothing of the content. */
final class DispatchLog {

    private DispatchLog() {}

    static void write(Logger log, DispatchResult result, long millis) {
        String failure = result.failure().map(e -> ": " + Failures.describe(e)).orElse("");
        String what = result.event().map(DispatchLog::name).orElseGet(() -> typeIn(result));
        switch (result.outcome()) {
            case HANDLED, DUPLICATE, IN_PROGRESS -> log.info("{} {} in {} ms", result.outcome(), what, millis);
            case IGNORED -> log.debug("{} {} in {} ms{}", result.outcome(), what, millis, failure);
            case UNVERIFIED, MALFORMED, TOO_LARGE, REJECTED ->
                log.warn("{} {} in {} ms{}", result.outcome(), what, millis, failure);
            case UNREADABLE, FAILED, UNAVAILABLE ->
                log.error("{} {} in {} ms{}", result.outcome(), what, millis, failure);
        }
    }

    private static String name(WebhookEvent event) {
        return EventNames.printable(event.type()) + " " + event.id();
    }

    /** What is known of a body that gave no event. */
    private static String typeIn(DispatchResult result) {
        return result.failure()
                .filter(WebhookParseException.class::isInstance)
                .flatMap(e -> ((WebhookParseException) e).eventType())
                .map(EventNames::printable)
                .orElse("a body");
    }
}
