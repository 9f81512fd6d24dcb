package com.raliopay.webhooks.quarkus;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import com.raliopay.webhooks.merchant.Customers;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the endpoint needs. */
@Singleton
public final class RalioConfiguration {

    /**
     * The secret is the property {@code ralio.webhook-secret}, in the environment {@code RALIO_WEBHOOK_SECRET}. Created at the
     * start, so that a blank one is found then and not with the first event.
     */
    @Produces
    @Singleton
    @Startup
    WebhookDispatcher ralio(
            @ConfigProperty(name = "ralio.webhook-secret") String secret,
            DataSource database,
            TransactionalListener<WebhookEvent> merchant) {
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc");
        store.createSchema();
        return WebhookDispatcher.builder()
                .secret(secret)
                .idempotencyStore(store)
                .on(WebhookEvent.class, store.transactional("customers", merchant))
                .build();
    }

    /** Stands for the merchant's own. */
    @Produces
    @Singleton
    @DefaultBean
    TransactionalListener<WebhookEvent> merchant(DataSource database) throws SQLException {
        Customers.createTable(database);
        return Customers::update;
    }
}
