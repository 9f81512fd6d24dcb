package com.raliopay.webhooks.springwebmvc;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.EndpointRule;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class SpringWebMvcTest extends EndpointContract {

    @Override
    protected RunningEndpoint start(
            @Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener) {
        return new TestApplication(secret, databaseUrl)
                .with(TestApplication.WITHOUT_SECURITY)
                .start(listener);
    }

    @Override
    protected Map<EndpointRule, String> exemptions() {
        return Map.of(
                EndpointRule.HOST_WITH_UNDERSCORE,
                "Tomcat responds 400 before it looks for an application, and has no setting for it");
    }
}
