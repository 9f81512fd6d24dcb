package com.raliopay.webhooks.crashtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A merchant's endpoint on the JDK's HTTP server. */
final class Endpoint implements AutoCloseable {

    /** As many deliveries at once. */
    static final int THREADS = 8;

    private static final String PATH = "/webhooks/ralio";

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    /** Takes hold of this port. */
    Endpoint(int port, WebhookDispatcher ralio) throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.setExecutor(threads);
        server.createContext(PATH, exchange -> answer(exchange, ralio));
    }

    /** Takes deliveries from now on. */
    void start() {
        server.start();
    }

    /** Where an endpoint on this port takes its deliveries. */
    static URI uri(int port) {
        return URI.create("http://localhost:" + port + PATH);
    }

    private static void answer(HttpExchange exchange, WebhookDispatcher ralio) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            DispatchResult result = ralio.dispatch(body, exchange.getRequestHeaders()::getFirst);
            byte[] answer = result.responseBody().getBytes(UTF_8);
            exchange.sendResponseHeaders(result.httpStatus(), answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
