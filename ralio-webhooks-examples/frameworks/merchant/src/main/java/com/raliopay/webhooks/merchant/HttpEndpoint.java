package com.raliopay.webhooks.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The endpoint on the JDK's HTTP server, for examples that are not about a framework: passes every POST to the dispatcher. */
public final class HttpEndpoint implements AutoCloseable {

    static {
        // The JDK's server reads these once. Without them it waits for a stalled body without limit, and delays each
        // response on a kept-alive connection by 40 ms.
        System.setProperty("sun.net.httpserver.maxReqTime", "30"); // in seconds
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads =
            Executors.newFixedThreadPool(32); // leaves connections of the pool to the worker
    private final HttpServer server;
    private final WebhookDispatcher ralio;
    private final Duration shutdown;

    /**
     * Starts listening.
     *
     * @param port the port; 0 is any that is free
     * @param ralio handles the deliveries
     * @param shutdown how long {@link #close} waits for the running deliveries
     * @throws IOException if the port is unavailable
     */
    public HttpEndpoint(int port, WebhookDispatcher ralio, Duration shutdown) throws IOException {
        this.ralio = ralio;
        this.shutdown = shutdown;
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.setExecutor(threads);
        server.createContext("/webhooks/ralio", this::handle);
        server.start();
    }

    /** Returns the port. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            DispatchResult result = ralio.dispatch(exchange.getRequestBody(), exchange.getRequestHeaders()::getFirst);

            byte[] body = result.responseBody().getBytes(UTF_8);
            result.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(result.httpStatus(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Stops listening, and waits for the running deliveries. */
    @Override
    public void close() {
        threads.shutdown(); // a request that arrives now gets no answer, and Ralio sends the event again
        try {
            threads.awaitTermination(shutdown.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
    }
}
