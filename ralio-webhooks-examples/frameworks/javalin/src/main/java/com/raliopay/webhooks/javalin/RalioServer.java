package com.raliopay.webhooks.javalin;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import io.javalin.Javalin;
import java.util.Map;

/** The endpoint in a program of its own. The secret is in the environment: {@code RALIO_WEBHOOK_SECRET}. */
public final class RalioServer {

    private RalioServer() {}

    /**
     * Listens on port 8080, and prints each event.
     *
     * @param args none
     */
    public static void main(String[] args) {
        start(8080, System.getenv(), System.out::println);
    }

    /** Starts a server; port 0 is any that is free. */
    static Javalin start(int port, Map<String, String> environment, WebhookListener<WebhookEvent> merchant) {
        String secret = requireNonNull(environment.get("RALIO_WEBHOOK_SECRET"), "RALIO_WEBHOOK_SECRET is not set");
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .on(WebhookEvent.class, merchant)
                .build();
        return Javalin.create(config -> config.routes.post("/webhooks/ralio", new RalioEndpoint(ralio)))
                .start(port);
    }
}
