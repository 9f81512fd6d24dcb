package com.raliopay.webhooks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each delivery: event id, type, outcome, duration, and what failed; nothing of the content. */
final class DispatchLog {

    /** The one logger of the library, under the name of its public door. */
    static final Logger LOG = LoggerFactory.getLogger(WebhookDispatcher.class);

    private static final String LINE = "{} {} in {} ms{}";

    private DispatchLog() {}

    static void write(DispatchResult result, long millis) {
        Outcome outcome = result.outcome();
        switch (outcome) {
            case HANDLED, DUPLICATE, IN_PROGRESS -> {
                if (LOG.isInfoEnabled()) {
                    LOG.info(LINE, outcome, name(result), millis, reason(result));
                }
            }
            case IGNORED -> {
                if (LOG.isDebugEnabled()) {
                    LOG.debug(LINE, outcome, name(result), millis, reason(result));
                }
            }
            case UNVERIFIED, MALFORMED, TOO_LARGE, REJECTED ->
                LOG.warn(LINE, outcome, name(result), millis, reason(result));
            case UNREADABLE, FAILED, UNAVAILABLE -> LOG.error(LINE, outcome, name(result), millis, reason(result));
        }
    }

    private static String reason(DispatchResult result) {
        String remark = result.remark();
        return remark != null
                ? ": " + remark
                : result.failure().map(e -> ": " + Failures.describe(e)).orElse("");
    }

    private static String name(DispatchResult result) {
        return result.event()
                .map(event -> EventNames.printable(event.type()) + " " + event.id())
                .orElseGet(() -> typeIn(result));
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
