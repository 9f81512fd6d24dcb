package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import org.jspecify.annotations.Nullable;

class JdkHttpServerTest extends EndpointContract {

    @Override
    @SuppressWarnings("NullAway") // the secret may be null, as from System.getenv
    protected RunningEndpoint start(@Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener)
            throws Exception {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .on(WebhookEvent.class, listener)
                .build();
        MerchantEndpoint endpoint = new MerchantEndpoint(0, ralio);
        return new RunningEndpoint(endpoint.uri(), endpoint::close);
    }
}
