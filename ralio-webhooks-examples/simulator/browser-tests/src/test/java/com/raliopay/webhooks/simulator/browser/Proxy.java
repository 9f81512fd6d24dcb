package com.raliopay.webhooks.simulator.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.UnaryOperator;

/** A proxy in front of an endpoint that does not pass requests on unchanged. */
final class Proxy implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI target;
    private final boolean keepsSignature;
    private final UnaryOperator<byte[]> body;

    private Proxy(URI target, boolean keepsSignature, UnaryOperator<byte[]> body) {
        this.target = target;
        this.keepsSignature = keepsSignature;
        this.body = body;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.start();
    }

    static Proxy withoutSignature(URI target) {
        return new Proxy(target, false, UnaryOperator.identity());
    }

    static Proxy rewriting(URI target, UnaryOperator<byte[]> body) {
        return new Proxy(target, true, body);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target.getPath());
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] received = exchange.getRequestBody().readAllBytes();
            HttpRequest.Builder request = HttpRequest.newBuilder(target)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body.apply(received)));
            String signature = exchange.getRequestHeaders().getFirst("X-Signature");
            if (keepsSignature && signature != null) {
                request.header("X-Signature", signature);
            }
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(response.statusCode(), response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
