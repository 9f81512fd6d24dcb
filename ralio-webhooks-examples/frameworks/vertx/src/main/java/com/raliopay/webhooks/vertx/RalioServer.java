package com.raliopay.webhooks.vertx;

import com.raliopay.webhooks.merchant.Customers;
import com.raliopay.webhooks.merchant.Database;
import com.raliopay.webhooks.merchant.Startup;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;

/** The verticle in a program of its own. The secret is in the environment: {@code RALIO_WEBHOOK_SECRET}. */
public final class RalioServer {

    private RalioServer() {}

    /**
     * Listens on port 8080, and writes each event to the merchant's database.
     *
     * @param args none
     */
    public static void main(String[] args) {
        JsonObject config = new JsonObject().put("ralio.webhook-secret", System.getenv("RALIO_WEBHOOK_SECRET"));
        start(new RalioVerticle(Database.open(System.getenv()), Customers::update), config);
        Startup.announce(8080);
    }

    /** Deploys the verticle, until the process is asked to end. */
    static Vertx start(RalioVerticle verticle, JsonObject config) {
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setWorkerPoolSize(64)); // as many as listeners may run concurrently
        try {
            vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(config))
                    .await();
        } catch (Throwable e) { // await throws what the verticle threw
            vertx.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> vertx.close().await()));
        return vertx;
    }
}
