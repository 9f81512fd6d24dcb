package com.raliopay.webhooks.vertx;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** The endpoint as a verticle. The secret is in the configuration of it: {@code ralio.webhook-secret}. */
public final class RalioVerticle extends VerticleBase {

    private final WebhookListener<WebhookEvent> merchant;
    private volatile int port;

    /** Passes the events on. */
    public RalioVerticle(WebhookListener<WebhookEvent> merchant) {
        this.merchant = merchant;
    }

    /**
     * Listens on port 8080, and prints each event. The secret comes from the environment: {@code RALIO_WEBHOOK_SECRET}.
     *
     * @param args none
     */
    public static void main(String[] args) {
        JsonObject config = new JsonObject().put("ralio.webhook-secret", System.getenv("RALIO_WEBHOOK_SECRET"));
        Vertx.vertx()
                .deployVerticle(new RalioVerticle(System.out::println), new DeploymentOptions().setConfig(config))
                .await();
    }

    @Override
    public Future<HttpServer> start() {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(config().getString("ralio.webhook-secret"))
                .on(WebhookEvent.class, merchant)
                .build();
        Router router = Router.router(vertx);
        new RalioEndpoint(ralio).addTo(router);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(config().getInteger("port", 8080))
                .onSuccess(server -> port = server.actualPort());
    }

    /** The port that it listens on. */
    int port() {
        return port;
    }
}
