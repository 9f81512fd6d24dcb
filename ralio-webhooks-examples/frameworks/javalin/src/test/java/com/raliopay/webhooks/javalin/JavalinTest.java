package com.raliopay.webhooks.javalin;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.Host;
import com.raliopay.webhooks.endpointcontract.HostContract;
import com.raliopay.webhooks.event.WebhookEvent;
import io.javalin.Javalin;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class JavalinTest extends HostContract {

    @Override
    protected Host start(@Nullable String secret, WebhookListener<WebhookEvent> merchant) {
        Map<String, String> environment = secret == null ? Map.of() : Map.of("RALIO_WEBHOOK_SECRET", secret);
        Javalin server = RalioServer.start(0, environment, merchant);
        return Host.on(server.port(), server::stop);
    }
}
