package com.raliopay.webhooks.helidon;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
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
        WebServer server = RalioServer.start(Config.just(ConfigSources.create(properties)), listener);
        return RunningEndpoint.on(server.port(), server::stop);
    }
}
