package com.raliopay.webhooks.micronaut;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs with Micronaut Security and Micronaut Data, which change what an application gets without asking for it. */
class MicronautTest extends EndpointContract {

    /** A class, because Micronaut finds no type argument in a lambda. */
    private record Merchant(WebhookListener<WebhookEvent> listener) implements TransactionalListener<WebhookEvent> {

        @Override
        public void handle(WebhookEvent event, Connection connection) throws Exception {
            listener.handle(event);
        }
    }

    @Override
    protected RunningEndpoint start(
            @Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener) {
        Map<String, Object> properties =
                new HashMap<>(Map.of("micronaut.server.port", -1, "datasources.default.url", databaseUrl));
        if (secret != null) {
            properties.put("ralio.webhook-secret", secret);
        }
        ApplicationContext application = Micronaut.build(new String[0])
                .properties(properties)
                .singletons(new Merchant(listener))
                .start();
        return RunningEndpoint.on(application.getBean(EmbeddedServer.class).getPort(), application::stop);
    }
}
