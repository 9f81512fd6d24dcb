package com.raliopay.webhooks.crashtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** An endpoint on the JDK's HTTP server. */
public final class Endpoint implements AutoCloseable {

    /** The name of the endpoint in its idempotency store. */
    static final String NAME = "crash-tests";

    /** The number of deliveries handled concurrently. */
    public static final int THREADS = 8;

    private static final String PATH = "/webhooks/ralio";

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    /** Binds the port. */
    public Endpoint(int port, WebhookDispatcher ralio) throws IOException {
        this(port, ralio, (request, result) -> {});
    }

    /**
     * Binds the port.
     *
     * @param port the port
     * @param ralio the dispatcher
     * @param beforeResponse called after each dispatch and before its response is sent
     */
    public Endpoint(int port, WebhookDispatcher ralio, BiConsumer<Headers, DispatchResult> beforeResponse)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.setExecutor(threads);
        server.createContext(PATH, exchange -> respond(exchange, ralio, beforeResponse));
    }

    /** Starts to accept deliveries. */
    public void start() {
        server.start();
    }

    /** Returns the URI of an endpoint on this port. */
    public static URI uri(int port) {
        return URI.create("http://localhost:" + port + PATH);
    }

    private static void respond(
            HttpExchange exchange, WebhookDispatcher ralio, BiConsumer<Headers, DispatchResult> beforeResponse)
            throws IOException {
        try (exchange) {
            DispatchResult result = ralio.dispatch(exchange.getRequestBody(), exchange.getRequestHeaders()::getFirst);
            beforeResponse.accept(exchange.getRequestHeaders(), result);
            byte[] response = result.responseBody().getBytes(UTF_8);
            result.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(result.httpStatus(), response.length);
            exchange.getResponseBody().write(response);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
