package com.raliopay.webhooks.servlet;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

class ServletTest extends EndpointContract {

    @Override
    protected RunningEndpoint start(@Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener)
            throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("RALIO_DATABASE_URL", databaseUrl));
        if (secret != null) {
            environment.put("RALIO_WEBHOOK_SECRET", secret);
        }
        Server server = RalioServer.start(0, environment, (event, connection) -> listener.handle(event));
        return RunningEndpoint.on(((NetworkConnector) server.getConnectors()[0]).getLocalPort(), server::stop);
    }
}
