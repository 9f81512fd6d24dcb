package com.raliopay.webhooks.quarkus;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the endpoint needs. */
@Singleton
public final class RalioConfiguration {

    /**
     * The secret is the property {@code ralio.webhook-secret}, in the environment {@code RALIO_WEBHOOK_SECRET}. Made at the
     * start, so that a blank one is found then and not with the first event.
     */
    @Produces
    @Singleton
    @Startup
    WebhookDispatcher ralio(
            @ConfigProperty(name = "ralio.webhook-secret") String secret, WebhookListener<WebhookEvent> merchant) {
        return WebhookDispatcher.builder()
                .secret(secret)
                .on(WebhookEvent.class, merchant)
                .build();
    }

    /** Stands for the merchant's own: prints each event. */
    @Produces
    @Singleton
    @DefaultBean
    WebhookListener<WebhookEvent> merchant() {
        return System.out::println;
    }
}
