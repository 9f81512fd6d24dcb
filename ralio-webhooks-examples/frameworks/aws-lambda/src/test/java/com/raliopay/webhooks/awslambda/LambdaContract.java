package com.raliopay.webhooks.awslambda;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.EndpointRule;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The endpoint contract over the handler, with requests in the format of one of the services in front of it. */
abstract class LambdaContract extends EndpointContract {

    private final String template;
    private final boolean base64;

    LambdaContract(String template, boolean base64) {
        this.template = template;
        this.base64 = base64;
    }

    @Override
    protected RunningEndpoint start(@Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener)
            throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("RALIO_DATABASE_URL", databaseUrl));
        if (secret != null) {
            environment.put("RALIO_WEBHOOK_SECRET", secret);
        }
        LambdaBridge bridge = new LambdaBridge(
                () -> new RalioHandler(environment, (event, connection) -> listener.handle(event)), template, base64);
        return RunningEndpoint.on(bridge.port(), bridge::close);
    }

    @Override
    protected Map<EndpointRule, String> exemptions() {
        Map<EndpointRule, String> exemptions = new EnumMap<>(EndpointRule.class);
        for (EndpointRule rule : List.of(
                EndpointRule.ENDLESS_BODY,
                EndpointRule.BODY_IN_PIECES,
                EndpointRule.PAUSING_BODY,
                EndpointRule.BROKEN_BODY,
                EndpointRule.CHUNK_EXTENSION,
                EndpointRule.CHUNK_TRAILERS,
                EndpointRule.EXPECT_CONTINUE,
                EndpointRule.HTTP_1_0,
                EndpointRule.HOST_WITH_UNDERSCORE)) {
            exemptions.put(rule, "the service reads the whole request before it calls the function");
        }
        exemptions.put(EndpointRule.DISCONNECTED_SENDER, "the service calls the function, not the sender");
        exemptions.put(EndpointRule.SHUTDOWN, "the service stops no instance that handles a request");
        if (!base64) {
            exemptions.put(EndpointRule.INVALID_UTF8, "a JSON string cannot hold invalid bytes");
        }
        return exemptions;
    }
}
