package com.raliopay.webhooks.micronaut;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.Host;
import com.raliopay.webhooks.endpointcontract.HostContract;
import com.raliopay.webhooks.event.WebhookEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class MicronautTest extends HostContract {

    @Override
    protected Host start(@Nullable String secret, WebhookListener<WebhookEvent> merchant) {
        Map<String, Object> properties = new HashMap<>(Map.of("micronaut.server.port", -1));
        if (secret != null) {
            properties.put("ralio.webhook-secret", secret);
        }
        EmbeddedServer server = ApplicationContext.builder(properties)
                .singletons(merchant)
                .start()
                .getBean(EmbeddedServer.class)
                .start();
        return Host.on(server.getPort(), server::stop);
    }
}
