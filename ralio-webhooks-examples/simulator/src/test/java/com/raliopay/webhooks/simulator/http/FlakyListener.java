package com.raliopay.webhooks.simulator.http;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** Counts how often it has handled each event; throws before that one time in ten. */
public final class FlakyListener implements WebhookListener<WebhookEvent> {

    private static final double FAILURE_RATE = 0.1;

    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Integer> handled = new ConcurrentHashMap<>();
    private final LongAdder failures = new LongAdder();

    @Override
    public void handle(WebhookEvent event) {
        seen.add(event.id());
        if (ThreadLocalRandom.current().nextDouble() < FAILURE_RATE) {
            failures.increment();
            throw new IllegalStateException("the merchant's system is unavailable");
        }
        handled.merge(event.id(), 1, Integer::sum);
    }

    /** Returns the events that the listener was called with, whether it failed or not. */
    public Set<UUID> seen() {
        return seen;
    }

    /** Returns how often each event was handled. */
    public Map<UUID, Integer> handled() {
        return handled;
    }

    public long failures() {
        return failures.sum();
    }
}
