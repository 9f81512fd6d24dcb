package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

@Tag("spring-boot")
class WebFluxContractTest extends EndpointContract {

    @Override
    protected RunningEndpoint start(
            @Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener) {
        return TestApplication.onWebFlux().start(secret, databaseUrl, listener);
    }
}
