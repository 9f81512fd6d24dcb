package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DispatchObserver;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Builds the dispatcher, and explains what is missing. */
final class DispatcherFactory {

    private static final String SET_THE_SECRET =
            "Set ralio.webhooks.secret to the secret that Ralio shows for the webhook, for example"
                    + " ralio.webhooks.secret=${RALIO_WEBHOOK_SECRET}, and define that environment variable.";

    private final RalioWebhooksProperties properties;
    private final ListenerRegistry listeners;

    DispatcherFactory(RalioWebhooksProperties properties, ListenerRegistry listeners) {
        this.properties = properties;
        this.listeners = listeners;
    }

    WebhookDispatcher create(
            @Nullable IdempotencyStore store,
            List<DispatchObserver> observers,
            List<WebhookDispatcherCustomizer> customizers) {
        WebhookDispatcher.Builder builder = WebhookDispatcher.builder()
                .maxBodyBytes(maxBodyBytes(properties.maxBodySize()))
                .lease(properties.lease())
                .retention(properties.retention());
        Map<String, String> secrets = secrets();
        secrets.forEach((property, secret) -> addSecret(builder, property, secret));
        if (properties.retryUnverified()) {
            builder.retryUnverified();
        }
        if (store != null) {
            builder.idempotencyStore(store);
        }
        listeners.registerWith(builder);
        observers.forEach(builder::observer);
        customizers.forEach(customizer -> customizer.customize(builder));
        try {
            return builder.build();
        } catch (IllegalStateException e) {
            if (secrets.isEmpty()) {
                throw new StartFailure("The property ralio.webhooks.secret is not set.", SET_THE_SECRET, e);
            }
            throw e;
        }
    }

    /** Returns the secrets by the names of their properties. */
    private Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        if (properties.secret() != null) {
            secrets.put("ralio.webhooks.secret", properties.secret());
        }
        for (int i = 0; i < properties.secrets().size(); i++) {
            secrets.put(
                    "ralio.webhooks.secrets[" + i + "]", properties.secrets().get(i));
        }
        return secrets;
    }

    private static void addSecret(WebhookDispatcher.Builder builder, String property, String secret) {
        try {
            builder.secret(secret);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    "The property " + property + " has no usable value: " + e.getMessage(), SET_THE_SECRET, e);
        }
    }

    private static int maxBodyBytes(DataSize size) {
        if (size.toBytes() < 1 || size.toBytes() > Integer.MAX_VALUE) {
            throw new StartFailure(
                    "The property ralio.webhooks.max-body-size must be from 1B to 2047MB but was " + size + ".",
                    "Remove it, so that bodies of up to 1 MB are accepted, or set another size.");
        }
        return (int) size.toBytes();
    }
}
