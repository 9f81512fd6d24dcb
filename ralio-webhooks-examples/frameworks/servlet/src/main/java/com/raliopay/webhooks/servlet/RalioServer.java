package com.raliopay.webhooks.servlet;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import com.raliopay.webhooks.merchant.Customers;
import com.raliopay.webhooks.merchant.Database;
import com.raliopay.webhooks.merchant.Startup;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The servlet on a server of its own. The secret is in the environment: {@code RALIO_WEBHOOK_SECRET}. */
public final class RalioServer {

    private RalioServer() {}

    /**
     * Listens on port 8080, and writes each event to the merchant's database.
     *
     * @param args none
     * @throws Exception if the server does not start
     */
    public static void main(String[] args) throws Exception {
        Server server = start(8080, System.getenv(), Customers::update);
        Startup.announce(8080);
        server.join();
    }

    /** Starts a server; port 0 is any that is free. */
    static Server start(int port, Map<String, String> environment, TransactionalListener<WebhookEvent> merchant)
            throws Exception {
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

        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new RalioServlet(ralio)), "/webhooks/ralio/*"); // with or without a slash
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor()); // from JDK 21 on
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(context)); // waits for the running deliveries
        server.setStopTimeout(60_000);
        server.setStopAtShutdown(true);
        server.start();
        return server;
    }
}
