package com.raliopay.webhooks.springwebflux;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import org.jspecify.annotations.Nullable;

class SpringWebFluxTest extends EndpointContract {

    @Override
    protected RunningEndpoint start(
            @Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener) {
        return new TestApplication(secret, databaseUrl)
                .with(TestApplication.WITHOUT_SECURITY)
                .start(listener);
    }
}
