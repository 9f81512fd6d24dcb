package com.raliopay.webhooks;

import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Adds the id and the type of an event to slf4j's MDC while its listeners run, and restores the previous values afterwards.
 * Like the log, it never fails.
 */
final class ListenerMdc implements AutoCloseable {

    private static final String ID = "ralio.event.id";
    private static final String TYPE = "ralio.event.type";

    private final @Nullable String previousId = get(ID);
    private final @Nullable String previousType = get(TYPE);

    ListenerMdc(WebhookEvent event) {
        set(ID, event.id().toString());
        set(TYPE, event instanceof KycEvent ? event.type() : EventType.escape(event.type()));
    }

    private static @Nullable String get(String key) {
        try {
            // The MDC must not be used while another thread starts slf4j, which would print a warning.
            return DispatchLog.isAvailable() ? MDC.get(key) : null;
        } catch (Throwable e) { // slf4j is absent, or its provider failed
            Interrupts.restoreAfter(e);
            return null;
        }
    }

    private static void set(String key, @Nullable String value) {
        try {
            if (!DispatchLog.isAvailable()) {
                return;
            }
            if (value == null) {
                MDC.remove(key);
            } else {
                MDC.put(key, value);
            }
        } catch (Throwable e) { // as above
            Interrupts.restoreAfter(e);
        }
    }

    @Override
    public void close() {
        set(ID, previousId);
        set(TYPE, previousType);
    }
}
