package com.raliopay.webhooks.vertx;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.merchant.Database;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

class VertxTest extends EndpointContract {

    @Override
    protected RunningEndpoint start(@Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener)
            throws Exception {
        JsonObject config = new JsonObject().put("port", 0);
        if (secret != null) {
            config.put("ralio.webhook-secret", secret);
        }
        DataSource database = Database.open(Map.of("RALIO_DATABASE_URL", databaseUrl));
        RalioVerticle verticle = new RalioVerticle(database, (event, connection) -> listener.handle(event));
        Vertx vertx = RalioServer.start(verticle, config);
        return RunningEndpoint.on(verticle.port(), () -> vertx.close().await(30, TimeUnit.SECONDS));
    }
}
