package com.raliopay.webhooks.servlet;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** The servlet on a server of its own. The secret is in the environment: {@code RALIO_WEBHOOK_SECRET}. */
public final class RalioServer {

    private RalioServer() {}

    /**
     * Listens on port 8080, and prints each event.
     *
     * @param args none
     * @throws Exception if the server does not start
     */
    public static void main(String[] args) throws Exception {
        start(8080, System.getenv(), System.out::println).join();
    }

    /** Starts a server; port 0 is any that is free. */
    static Server start(int port, Map<String, String> environment, WebhookListener<WebhookEvent> merchant)
            throws Exception {
        String secret = requireNonNull(environment.get("RALIO_WEBHOOK_SECRET"), "RALIO_WEBHOOK_SECRET is not set");
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .on(WebhookEvent.class, merchant)
                .build();

        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new RalioServlet(ralio)), "/webhooks/ralio");
        Server server = new Server(port);
        server.setHandler(context);
        server.start();
        return server;
    }
}
