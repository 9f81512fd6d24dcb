package com.raliopay.webhooks.helidon;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import com.raliopay.webhooks.merchant.Customers;
import com.raliopay.webhooks.merchant.Database;
import com.raliopay.webhooks.merchant.Startup;
import io.helidon.config.Config;
import io.helidon.webserver.WebServer;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The endpoint in a program of its own. */
public final class RalioServer {

    private RalioServer() {}

    /**
     * Listens on port 8080.
     *
     * @param args none
     */
    public static void main(String[] args) throws SQLException {
        DataSource database = Database.open(System.getenv());
        Customers.createTable(database);
        WebServer server = start(Config.create(), database, Customers::update);
        if (!server.isRunning()) { // the port may be in use: Helidon only logs that
            throw new IllegalStateException("the server has not started");
        }
        Startup.announce(server.port());
    }

    /** Starts a server; the secret is {@code ralio.webhook.secret}, in the environment {@code RALIO_WEBHOOK_SECRET}. */
    static WebServer start(Config config, DataSource database, TransactionalListener<WebhookEvent> merchant) {
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc");
        store.createSchema();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(config.get("ralio.webhook.secret").asString().get())
                .idempotencyStore(store)
                .on(WebhookEvent.class, store.transactional("customers", merchant))
                .build();
        return WebServer.builder()
                .config(config.get("server"))
                .routing(routing -> routing.register("/webhooks/ralio", new RalioService(ralio)))
                .build()
                .start();
    }
}
