package com.raliopay.webhooks.springwebmvc;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.EndpointRule;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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

    @Test
    void acceptsTrailingSlash() throws Exception {
        RunningEndpoint endpoint = start("secret", "jdbc:h2:mem:" + UUID.randomUUID(), event -> {});
        try {
            assertThat(TestApplication.post(URI.create(endpoint.uri() + "/"), "secret"))
                    .isEqualTo(200);
        } finally {
            endpoint.stop().run();
        }
    }
}
