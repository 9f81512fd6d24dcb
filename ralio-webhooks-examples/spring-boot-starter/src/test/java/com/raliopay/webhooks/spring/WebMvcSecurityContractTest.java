package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointRule;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

@Tag("spring-boot")
class WebMvcSecurityContractTest extends WebMvcContractTest {

    @Override
    protected RunningEndpoint start(
            @Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener) {
        return TestApplication.onWebMvc().withSecurity().start(secret, databaseUrl, listener);
    }

    @Override
    protected Map<EndpointRule, String> exemptions() {
        Map<EndpointRule, String> exemptions = new HashMap<>(super.exemptions());
        exemptions.put(EndpointRule.PAUSING_BODY, "slow, and checked without Spring Security");
        exemptions.put(EndpointRule.SHUTDOWN, "slow, and checked without Spring Security");
        return exemptions;
    }
}
