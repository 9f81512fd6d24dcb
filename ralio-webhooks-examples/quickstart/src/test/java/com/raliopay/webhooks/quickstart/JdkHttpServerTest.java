package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.Host;
import com.raliopay.webhooks.endpointcontract.HostContract;
import com.raliopay.webhooks.event.WebhookEvent;
import org.jspecify.annotations.Nullable;

class JdkHttpServerTest extends HostContract {

    @Override
    @SuppressWarnings("NullAway") // the secret is what System.getenv gives
    protected Host start(@Nullable String secret, WebhookListener<WebhookEvent> merchant) throws Exception {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .on(WebhookEvent.class, merchant)
                .build();
        MerchantEndpoint endpoint = new MerchantEndpoint(0, ralio);
        return new Host(endpoint.uri(), endpoint::close);
    }
}
