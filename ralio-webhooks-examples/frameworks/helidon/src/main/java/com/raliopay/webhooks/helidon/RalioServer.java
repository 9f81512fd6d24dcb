package com.raliopay.webhooks.helidon;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import io.helidon.config.Config;
import io.helidon.webserver.WebServer;

/** The endpoint in a program of its own. */
public final class RalioServer {

    private RalioServer() {}

    /**
     * Listens on port 8080, and prints each event.
     *
     * @param args none
     */
    public static void main(String[] args) {
        start(Config.create(), System.out::println);
    }

    /** Starts a server; the secret is {@code ralio.webhook.secret}, in the environment {@code RALIO_WEBHOOK_SECRET}. */
    static WebServer start(Config config, WebhookListener<WebhookEvent> merchant) {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(config.get("ralio.webhook.secret").asString().get())
                .on(WebhookEvent.class, merchant)
                .build();
        return WebServer.builder()
                .config(config.get("server"))
                .routing(routing -> routing.register("/webhooks/ralio", new RalioService(ralio)))
                .build()
                .start();
    }
}
