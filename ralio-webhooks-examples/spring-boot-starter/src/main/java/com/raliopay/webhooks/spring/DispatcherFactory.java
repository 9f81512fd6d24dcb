package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DispatchObserver;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.spring.RalioWebhooksProperties.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/** Builds the dispatcher, and explains what is missing. */
final class DispatcherFactory {

    private static final Logger LOG = LoggerFactory.getLogger(DispatcherFactory.class);

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
        WebhookDispatcher.Builder builder = WebhookDispatcher.builder();
        Map<String, String> secrets = secrets();
        secrets.forEach((property, secret) -> addSecret(builder, property, secret));
        setLimits(builder);
        if (properties.retryUnverified()) {
            builder.retryUnverified();
        }
        addStore(builder, store);
        listeners.registerWith(builder);
        observers.forEach(builder::observer);
        customizers.forEach(customizer -> customizer.customize(builder));
        try {
            return builder.build();
        } catch (IllegalStateException e) {
            // A customizer may have added a secret: only the builder knows.
            if (secrets.isEmpty() && String.valueOf(e.getMessage()).startsWith("no webhook secret")) {
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

    private void setLimits(WebhookDispatcher.Builder builder) {
        try {
            builder.maxBodyBytes(bytes(properties.maxBodySize()))
                    .lease(properties.lease())
                    .retention(properties.retention());
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    "A property ralio.webhooks.* has no usable value: " + e.getMessage() + ".",
                    "Remove the property, so that its default applies, or change its value.",
                    e);
        }
    }

    private static int bytes(DataSize size) {
        if (size.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "max-body-size must be less than 2048MB but was " + size.toMegabytes() + "MB");
        }
        return (int) size.toBytes();
    }

    private void addStore(WebhookDispatcher.Builder builder, @Nullable IdempotencyStore store) {
        if (store != null) {
            builder.idempotencyStore(TransactionGuard.of(store));
        } else if (properties.store() == Store.JDBC) {
            throw new StartFailure(
                    "The property ralio.webhooks.store is jdbc, but there is no DataSource bean.",
                    "Configure a database, for example with spring-boot-starter-jdbc and spring.datasource.url.");
        } else if (properties.store() == Store.MEMORY) {
            LOG.info("handled events are remembered in memory, because ralio.webhooks.store is memory");
        } else {
            LOG.warn(
                    "handled events are remembered in memory, because there is no DataSource: after a restart, or in another"
                            + " process, an event that Ralio sends again is handled again");
        }
    }
}
