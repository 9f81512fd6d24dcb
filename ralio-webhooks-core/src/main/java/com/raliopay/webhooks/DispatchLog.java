package com.raliopay.webhooks;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each delivery: event id, type, outcome, duration, and what failed; nothing of the content. The one class that
 * knows slf4j: on a class path without it, deliveries are handled all the same, and nothing is logged.
 */
final class DispatchLog {

    /** The one logger of the library, under the name of its public door; null where slf4j is absent. */
    private static final @Nullable Logger LOG = logger();

    private static final String LINE = "{} {} in {} ms{}";

    private DispatchLog() {}

    private static @Nullable Logger logger() {
        try {
            return LoggerFactory.getLogger(WebhookDispatcher.class);
        } catch (NoClassDefFoundError e) {
            return null;
        }
    }

    static void warn(String line, Object... values) {
        if (LOG != null) {
            LOG.warn(line, values);
        }
    }

    static void error(String line, Object... values) {
        if (LOG != null) {
            LOG.error(line, values);
        }
    }

    static void write(DispatchResult result, long millis) {
        if (LOG == null) {
            return;
        }
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
