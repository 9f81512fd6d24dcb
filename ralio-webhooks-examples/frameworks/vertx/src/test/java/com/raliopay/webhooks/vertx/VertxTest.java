package com.raliopay.webhooks.vertx;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.Host;
import com.raliopay.webhooks.endpointcontract.HostContract;
import com.raliopay.webhooks.event.WebhookEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

class VertxTest extends HostContract {

    @Override
    protected Host start(@Nullable String secret, WebhookListener<WebhookEvent> merchant) throws Exception {
        JsonObject config = new JsonObject().put("port", 0);
        if (secret != null) {
            config.put("ralio.webhook-secret", secret);
        }
        RalioVerticle verticle = new RalioVerticle(merchant);
        Vertx vertx = Vertx.vertx();
        try {
            vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(config))
                    .await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            vertx.close().await(30, TimeUnit.SECONDS);
            throw e;
        }
        return Host.on(verticle.port(), () -> vertx.close().await(30, TimeUnit.SECONDS));
    }
}
