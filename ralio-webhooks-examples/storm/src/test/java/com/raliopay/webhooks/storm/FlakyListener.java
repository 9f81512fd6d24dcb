package com.raliopay.webhooks.storm;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** Has an effect for each event, but fails before it one time out of ten. */
final class FlakyListener implements WebhookListener<WebhookEvent> {

    private static final double FAILING = 0.1;

    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Integer> effects = new ConcurrentHashMap<>();
    private final LongAdder failures = new LongAdder();

    @Override
    public void handle(WebhookEvent event) {
        seen.add(event.id());
        if (ThreadLocalRandom.current().nextDouble() < FAILING) {
            failures.increment();
            throw new IllegalStateException("the merchant's system is away");
        }
        effects.merge(event.id(), 1, Integer::sum);
    }

    /** {@return the events that it was called for, whether it failed or not} */
    Set<UUID> seen() {
        return seen;
    }

    /** {@return how often each event had its effect} */
    Map<UUID, Integer> effects() {
        return effects;
    }

    long failures() {
        return failures.sum();
    }
}
