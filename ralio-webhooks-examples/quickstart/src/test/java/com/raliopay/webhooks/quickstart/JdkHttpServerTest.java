package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.EndpointRule;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

class JdkHttpServerTest extends EndpointContract {

    @Override
    @SuppressWarnings("NullAway") // the secret may be null, as from System.getenv
    protected RunningEndpoint start(@Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener)
            throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(databaseUrl);
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc");
        store.createSchema();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .idempotencyStore(store)
                .on(WebhookEvent.class, listener)
                .build();
        MerchantEndpoint endpoint = new MerchantEndpoint(0, ralio);
        return new RunningEndpoint(endpoint.uri(), endpoint::close);
    }

    @Override
    protected Map<EndpointRule, String> exemptions() {
        return Map.of(EndpointRule.CHUNK_TRAILERS, "the JDK's server closes the connection");
    }
}
