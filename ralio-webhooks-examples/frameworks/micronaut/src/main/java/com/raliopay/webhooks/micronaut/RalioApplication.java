package com.raliopay.webhooks.micronaut;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.Micronaut;
import jakarta.inject.Singleton;

/** The endpoint in an application of its own. */
@Factory
public final class RalioApplication {

    /**
     * Listens on port 8080, and prints each event.
     *
     * @param args properties of Micronaut, as {@code -micronaut.server.port=8081}
     */
    public static void main(String[] args) {
        Micronaut.run(RalioApplication.class, args);
    }

    /**
     * The secret is the property {@code ralio.webhook-secret}, in the environment {@code RALIO_WEBHOOK_SECRET}. Made at the
     * start, so that it is missed then and not with the first event.
     */
    @Context
    WebhookDispatcher ralio(
            @Property(name = "ralio.webhook-secret") String secret, WebhookListener<WebhookEvent> merchant) {
        return WebhookDispatcher.builder()
                .secret(secret)
                .on(WebhookEvent.class, merchant)
                .build();
    }

    /** Stands for the merchant's own. */
    @Singleton
    @Requires(missingBeans = WebhookListener.class)
    WebhookListener<WebhookEvent> merchant() {
        return System.out::println;
    }
}
