package com.raliopay.webhooks;

import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import com.raliopay.webhooks.json.WebhookParseException;
import com.raliopay.webhooks.signature.SecretUnavailableException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library's log: one line for each delivery, with nothing of its content. Logging never fails: without slf4j, with a
 * provider that does not start, or with a back end that throws, deliveries are handled without a log.
 */
final class DispatchLog {

    private static final int MAX_CAUSES = 3;

    private static final @Nullable Logger LOG = logger();

    private DispatchLog() {}

    private static @Nullable Logger logger() {
        try {
            return LoggerFactory.getLogger(WebhookDispatcher.class);
        } catch (Throwable e) {
            return null;
        }
    }

    /** Returns whether slf4j is present and has started; the first call starts it. */
    static boolean isAvailable() {
        return LOG != null;
    }

    /** Logs a warning. Exceptions and keys among the values are described. */
    static void warn(String line, Object... values) {
        try {
            if (LOG != null) {
                LOG.warn(line, describeAll(values));
            }
        } catch (Throwable e) {
            Interrupts.restoreAfter(e);
        }
    }

    /** Logs an error. Exceptions and keys among the values are described. */
    static void error(String line, Object... values) {
        try {
            if (LOG != null) {
                LOG.error(line, describeAll(values));
            }
        } catch (Throwable e) {
            Interrupts.restoreAfter(e);
        }
    }

    /** Logs the line of a delivery. */
    static void result(DispatchResult result) {
        try {
            if (LOG != null) {
                write(LOG, result);
                if (result.failure().isPresent()) {
                    LOG.debug("the failure", result.failure().get());
                }
            }
        } catch (Throwable e) {
            Interrupts.restoreAfter(e);
        }
    }

    private static void write(Logger log, DispatchResult result) {
        switch (result.outcome()) {
            case HANDLED, DUPLICATE, IN_PROGRESS -> {
                if (log.isInfoEnabled()) {
                    log.info(line(result));
                }
            }
            case IGNORED -> {
                if (KycEvent.TYPES.contains(type(result)) && log.isInfoEnabled()) {
                    log.info(line(result));
                } else if (log.isDebugEnabled()) {
                    log.debug(line(result));
                }
            }
            case UNVERIFIED, TOO_LARGE, LISTENER_REJECTED -> log.warn(line(result));
            case UNREADABLE, UNAVAILABLE, LISTENER_FAILED -> log.error(line(result));
        }
    }

    private static String line(DispatchResult result) {
        String type = type(result);
        return result.outcome()
                + (type.isEmpty() ? "" : " " + EventType.escape(type))
                + result.event().map(event -> " " + event.id()).orElse("")
                + " in " + result.duration().toMillis() + " ms"
                + (result.detail() == null ? "" : ": " + result.detail())
                + result.failure().map(e -> ": " + describe(e)).orElse("");
    }

    private static String type(DispatchResult result) {
        return result.event().isPresent()
                ? result.event().get().type()
                : result.failure().orElse(null) instanceof WebhookParseException e
                        ? e.eventType().orElse("")
                        : "";
    }

    private static Object[] describeAll(Object... values) {
        Object[] described = values.clone();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Throwable thrown) {
                described[i] = describe(thrown);
            } else if (values[i] instanceof EventKey key) {
                described[i] = EventType.escape(key.type()) + " " + key.id();
            }
        }
        return described;
    }

    /**
     * Returns the class and the place in the code of an exception and of a few of its causes. The message of an exception that
     * is not this library's own may quote a body or a password, so it is left out.
     */
    private static String describe(Throwable thrown) {
        try {
            StringBuilder line = new StringBuilder();
            Throwable next =
                    thrown instanceof ExecutionException && thrown.getCause() instanceof Error error ? error : thrown;
            for (int i = 0; i <= MAX_CAUSES && next != null; i++, next = next.getCause()) {
                line.append(i == 0 ? "" : ", caused by ").append(isOwn(next) ? next.getMessage() : place(next));
            }
            return line.toString();
        } catch (Throwable e) {
            return thrown.getClass().getName();
        }
    }

    private static boolean isOwn(Throwable thrown) {
        return thrown instanceof WebhookParseException
                || thrown instanceof IdempotencyStoreException
                || thrown instanceof SecretUnavailableException;
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
