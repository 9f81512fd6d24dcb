package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.KycEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A listener that is slow, and that fails at first, so that retries can be seen. */
final class TroubledListener implements WebhookListener<KycEvent> {

    private static final int MAX_EVENTS = 10_000;

    private final int fail;
    private final Duration delay;
    private final Map<UUID, Integer> attempts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Integer> eldest) {
            return size() > MAX_EVENTS;
        }
    };

    /**
     * Creates a listener.
     *
     * @param fail how many attempts of each event fail
     * @param delay how long each attempt takes
     */
    TroubledListener(int fail, Duration delay) {
        this.fail = fail;
        this.delay = delay;
    }

    @Override
    public void handle(KycEvent event) throws InterruptedException {
        Thread.sleep(delay.toMillis());
        int attempt = attempt(event.id());
        if (attempt <= fail) {
            throw new IllegalStateException("attempt " + attempt + " of " + fail);
        }
    }

    private synchronized int attempt(UUID id) {
        return attempts.merge(id, 1, Integer::sum);
    }
}
