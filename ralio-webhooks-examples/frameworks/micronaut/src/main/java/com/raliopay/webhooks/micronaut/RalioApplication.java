package com.raliopay.webhooks.micronaut;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import com.raliopay.webhooks.merchant.Customers;
import com.raliopay.webhooks.merchant.Startup;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The endpoint in an application of its own. */
@Factory
public final class RalioApplication {

    /**
     * Listens on port 8080.
     *
     * @param args properties of Micronaut, as {@code -micronaut.server.port=8081}
     */
    public static void main(String[] args) {
        ApplicationContext application = Micronaut.run(RalioApplication.class, args);
        Startup.announce(application.getBean(EmbeddedServer.class).getPort());
    }

    /**
     * The secret is the property {@code ralio.webhook-secret}, in the environment {@code RALIO_WEBHOOK_SECRET}. Created at the
     * start, so that it is missed then and not with the first event.
     */
    @Context
    WebhookDispatcher ralio(
            @Property(name = "ralio.webhook-secret") String secret,
            DataSource dataSource,
            @Nullable DataSourceResolver resolver,
            TransactionalListener<WebhookEvent> merchant) {
        // Micronaut Data injects a data source whose connections work only in its own transactions.
        DataSource database = resolver == null ? dataSource : resolver.resolve(dataSource);
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc");
        store.createSchema();
        return WebhookDispatcher.builder()
                .secret(secret)
                .idempotencyStore(store)
                .on(WebhookEvent.class, store.transactional("customers", merchant))
                .build();
    }

    /** Stands for the merchant's own. */
    @Singleton
    @Requires(missingBeans = TransactionalListener.class)
    TransactionalListener<WebhookEvent> merchant(DataSource dataSource, @Nullable DataSourceResolver resolver)
            throws SQLException {
        Customers.createTable(resolver == null ? dataSource : resolver.resolve(dataSource));
        return Customers::update;
    }
}
