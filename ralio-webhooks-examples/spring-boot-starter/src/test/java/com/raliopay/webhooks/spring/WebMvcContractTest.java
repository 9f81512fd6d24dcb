package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.EndpointRule;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

@Tag("spring-boot")
class WebMvcContractTest extends EndpointContract {

    @Override
    protected RunningEndpoint start(
            @Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener) {
        return TestApplication.onWebMvc().start(secret, databaseUrl, listener);
    }

    @Override
    protected Map<EndpointRule, String> exemptions() {
        return Map.of(
                EndpointRule.HOST_WITH_UNDERSCORE,
                "Tomcat responds 400 before it looks for an application, and has no setting for it");
    }
}
