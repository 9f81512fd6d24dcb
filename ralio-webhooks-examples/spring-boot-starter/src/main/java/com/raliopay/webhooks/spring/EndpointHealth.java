package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reports which of the parts that deliveries need are available: {@value HealthProbe#AVAILABLE}, or what failed. */
final class EndpointHealth implements Supplier<Map<String, String>> {

    /** No event has this key. */
    private static final EventKey NO_EVENT = new EventKey("ralio-health", new UUID(0, 0));

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration VALIDITY = Duration.ofSeconds(5);

    private final Map<String, HealthProbe> probes = new LinkedHashMap<>();

    /**
     * Creates an instance.
     *
     * @param store null if the dispatcher remembers events in memory
     */
    EndpointHealth(WebhookDispatcher ralio, @Nullable IdempotencyStore store) {
        if (store != null) {
            add("store", () -> touch(store));
        }
        add("secret", ralio::checkSecrets);
    }

    /** One statement that changes nothing, in every store: it fails as well if the table is missing or cannot be written. */
    private static void touch(IdempotencyStore store) {
        store.release(NO_EVENT, UUID.randomUUID().toString());
    }

    private void add(String name, Runnable check) {
        probes.put(name, new HealthProbe(check, TIMEOUT, VALIDITY));
    }

    @Override
    public Map<String, String> get() {
        Map<String, String> health = new LinkedHashMap<>();
        probes.forEach((name, probe) -> health.put(name, probe.result()));
        return health;
    }
}
