package com.raliopay.webhooks.helidon;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.Host;
import com.raliopay.webhooks.endpointcontract.HostContract;
import com.raliopay.webhooks.event.WebhookEvent;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class HelidonTest extends HostContract {

    @Override
    protected Host start(@Nullable String secret, WebhookListener<WebhookEvent> merchant) {
        Map<String, String> properties = new HashMap<>(Map.of("server.port", "0"));
        if (secret != null) {
            properties.put("ralio.webhook.secret", secret);
        }
        WebServer server = RalioServer.start(Config.just(ConfigSources.create(properties)), merchant);
        return Host.on(server.port(), server::stop);
    }
}
