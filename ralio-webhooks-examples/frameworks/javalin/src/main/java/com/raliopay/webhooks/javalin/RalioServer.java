package com.raliopay.webhooks.javalin;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import com.raliopay.webhooks.merchant.Customers;
import com.raliopay.webhooks.merchant.Database;
import com.raliopay.webhooks.merchant.Startup;
import io.javalin.Javalin;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** The endpoint in a program of its own. The secret is in the environment: {@code RALIO_WEBHOOK_SECRET}. */
public final class RalioServer {

    private RalioServer() {}

    /**
     * Listens on port 8080, and writes each event to the merchant's database.
     *
     * @param args none
     * @throws SQLException if the database is unavailable
     */
    public static void main(String[] args) throws SQLException {
        start(8080, System.getenv(), Customers::update);
        Startup.announce(8080);
    }

    /** Starts a server; port 0 is any that is free. */
    static Javalin start(int port, Map<String, String> environment, TransactionalListener<WebhookEvent> merchant)
            throws SQLException {
        String secret = requireNonNull(environment.get("RALIO_WEBHOOK_SECRET"), "RALIO_WEBHOOK_SECRET is not set");
        DataSource database = Database.open(environment);
        Customers.createTable(database);
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc");
        store.createSchema();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .idempotencyStore(store)
                .on(WebhookEvent.class, store.transactional("customers", merchant))
                .build();
        return Javalin.create(config -> {
                    config.routes.post("/webhooks/ralio", new RalioEndpoint(ralio));
                    config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
                    config.jetty.modifyServer(server -> {
                        server.setStopTimeout(60_000); // waits for the running deliveries
                        server.setStopAtShutdown(true);
                    });
                    config.jetty.modifyHttpConfiguration(
                            http -> http.addCustomizer((request, response) -> withoutMethodOverride(request)));
                })
                .start(port);
    }

    /** Hides a header with which Javalin would answer 404 to a POST. */
    private static Request withoutMethodOverride(Request request) {
        HttpFields headers = HttpFields.build(request.getHeaders()).remove("X-HTTP-Method-Override");
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }
}
