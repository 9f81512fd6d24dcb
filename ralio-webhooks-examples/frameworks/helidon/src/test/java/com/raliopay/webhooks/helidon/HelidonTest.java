package com.raliopay.webhooks.helidon;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.EndpointRule;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.merchant.Database;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class HelidonTest extends EndpointContract {

    @Override
    protected RunningEndpoint start(
            @Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener) {
        Map<String, String> properties = new HashMap<>(Map.of("server.port", "0"));
        if (secret != null) {
            properties.put("ralio.webhook.secret", secret);
        }
        // The first source wins.
        Config config =
                Config.just(ConfigSources.create(properties), ConfigSources.classpath("application.properties"));
        HikariDataSource database = Database.open(Map.of("RALIO_DATABASE_URL", databaseUrl));
        try {
            WebServer server = RalioServer.start(config, database, (event, connection) -> listener.handle(event));
            return RunningEndpoint.on(server.port(), () -> {
                server.stop();
                database.close();
            });
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    protected Map<EndpointRule, String> exemptions() {
        return Map.of(
                EndpointRule.HTTP_1_0, "Helidon answers 505, and no setting changes that",
                EndpointRule.CHUNK_EXTENSION, "Helidon cannot read the body, so that the dispatcher answers 503",
                EndpointRule.CHUNK_TRAILERS, "Helidon cannot read the body, so that the dispatcher answers 503");
    }
}
