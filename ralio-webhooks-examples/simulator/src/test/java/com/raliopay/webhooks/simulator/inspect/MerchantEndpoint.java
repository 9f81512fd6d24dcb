package com.raliopay.webhooks.simulator.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.simulator.observer.InspectorObserver;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A merchant's endpoint on the JDK's server, with the observer; something in front of it may change the request. */
final class MerchantEndpoint implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private UnaryOperator<byte[]> proxy = body -> body;
    private boolean stripsSignature;
    private volatile @Nullable WebhookDispatcher ralio;

    MerchantEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/webhooks/ralio", this::handle);
        server.start();
    }

    /** Sets up the dispatcher, which reports to the inspector. */
    void dispatchTo(URI inspector, String secret, Consumer<WebhookDispatcher.Builder> listeners) {
        WebhookDispatcher.Builder builder =
                WebhookDispatcher.builder().secret(secret).observer(InspectorObserver.connect(inspector));
        listeners.accept(builder);
        ralio = builder.build();
    }

    void changeBodies(UnaryOperator<byte[]> change) {
        proxy = change;
    }

    void stripSignatures() {
        stripsSignature = true;
    }

    /** Makes the path of the endpoint a wrong one. */
    void unmap() {
        server.removeContext("/webhooks/ralio");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = proxy.apply(exchange.getRequestBody().readAllBytes());
            DispatchResult result = requireNonNull(ralio)
                    .dispatch(
                            body,
                            name -> stripsSignature && name.equalsIgnoreCase("X-Signature")
                                    ? null
                                    : exchange.getRequestHeaders().getFirst(name));
            byte[] response = result.responseBody().getBytes(UTF_8);
            exchange.sendResponseHeaders(result.httpStatus(), response.length);
            exchange.getResponseBody().write(response);
        }
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/ralio";
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
