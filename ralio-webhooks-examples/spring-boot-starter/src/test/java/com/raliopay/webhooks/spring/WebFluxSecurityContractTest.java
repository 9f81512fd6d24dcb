package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointRule;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

@Tag("spring-boot")
class WebFluxSecurityContractTest extends WebFluxContractTest {

    @Override
    protected RunningEndpoint start(
            @Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener) {
        return TestApplication.onWebFlux().withSecurity().start(secret, databaseUrl, listener);
    }

    @Override
    protected Map<EndpointRule, String> exemptions() {
        return Map.of(
                EndpointRule.PAUSING_BODY, "slow, and checked without Spring Security",
                EndpointRule.SHUTDOWN, "slow, and checked without Spring Security");
    }
}
