package com.raliopay.webhooks.simulator.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A merchant's endpoint under development: the JDK's server and the library, at {@code /webhooks/ralio}. */
final class MerchantEndpoint implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile WebhookDispatcher ralio =
            WebhookDispatcher.builder().secret("none yet").build();

    MerchantEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/webhooks/ralio", this::handle);
        server.start();
    }

    /** Sets the dispatcher, which may need an inspector, which needs the address of this endpoint. */
    void dispatchTo(WebhookDispatcher dispatcher) {
        ralio = dispatcher;
    }

    URI uri() {
        return uri("/webhooks/ralio");
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            DispatchResult result = ralio.dispatch(exchange.getRequestBody(), exchange.getRequestHeaders()::getFirst);
            byte[] body = result.responseBody().getBytes(UTF_8);
            result.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(result.httpStatus(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
