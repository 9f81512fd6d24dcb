package com.raliopay.webhooks.vertx;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

class VertxTest extends EndpointContract {

    @Override
    protected RunningEndpoint start(@Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener)
            throws Exception {
        JsonObject config = new JsonObject().put("port", 0);
        if (secret != null) {
            config.put("ralio.webhook-secret", secret);
        }
        RalioVerticle verticle = new RalioVerticle(listener);
        Vertx vertx = Vertx.vertx();
        try {
            vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(config))
                    .await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            vertx.close().await(30, TimeUnit.SECONDS);
            throw e;
        }
        return RunningEndpoint.on(verticle.port(), () -> vertx.close().await(30, TimeUnit.SECONDS));
    }
}
