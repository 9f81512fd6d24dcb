package com.raliopay.webhooks.javalin;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import io.javalin.Javalin;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class JavalinTest extends EndpointContract {

    @Override
    protected RunningEndpoint start(@Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener)
            throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("RALIO_DATABASE_URL", databaseUrl));
        if (secret != null) {
            environment.put("RALIO_WEBHOOK_SECRET", secret);
        }
        Javalin server = RalioServer.start(0, environment, (event, connection) -> listener.handle(event));
        return RunningEndpoint.on(server.port(), server::stop);
    }
}
