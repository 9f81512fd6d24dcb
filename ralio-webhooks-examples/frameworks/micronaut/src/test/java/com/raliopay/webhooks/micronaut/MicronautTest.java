package com.raliopay.webhooks.micronaut;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class MicronautTest extends EndpointContract {

    @Override
    protected RunningEndpoint start(
            @Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener) {
        Map<String, Object> properties = new HashMap<>(Map.of("micronaut.server.port", -1));
        if (secret != null) {
            properties.put("ralio.webhook-secret", secret);
        }
        EmbeddedServer server = ApplicationContext.builder(properties)
                .singletons(listener)
                .start()
                .getBean(EmbeddedServer.class)
                .start();
        return RunningEndpoint.on(server.getPort(), server::stop);
    }
}
