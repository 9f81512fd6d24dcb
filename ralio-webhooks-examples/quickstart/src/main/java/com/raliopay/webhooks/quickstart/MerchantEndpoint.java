package com.raliopay.webhooks.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchObserver;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What a merchant writes: the listeners, and an endpoint that passes every POST to the dispatcher. */
public final class MerchantEndpoint implements AutoCloseable {

    static {
        // The JDK's server reads these once. Without them it waits for a stalled body without limit, and delays each
        // response on a kept-alive connection by 40 ms.
        System.setProperty("sun.net.httpserver.maxReqTime", "30"); // in seconds
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final String PATH = "/webhooks/ralio";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(64);
    private final WebhookDispatcher ralio;

    /**
     * Creates an endpoint and starts listening, until it is closed or the process is asked to end.
     *
     * @param port the port; 0 for any free port
     * @param ralio receives every POST
     * @throws IOException if the port is unavailable
     */
    public MerchantEndpoint(int port, WebhookDispatcher ralio) throws IOException {
        this(port, ralio, PATH, List.of());
    }

    /** Creates an endpoint on this path and below, whose requests pass these filters first. */
    MerchantEndpoint(int port, WebhookDispatcher ralio, String path, List<Filter> filters) throws IOException {
        this.ralio = ralio;
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.setExecutor(threads);
        server.createContext(path, this::handle).getFilters().addAll(filters);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /**
     * Creates a dispatcher with a listener for each event type.
     *
     * @param secret the webhook secret
     * @param merchant what the listeners call
     * @param observer receives every delivery and its result
     */
    static WebhookDispatcher dispatcher(String secret, Merchant merchant, DispatchObserver observer) {
        return register(WebhookDispatcher.builder(), merchant)
                .secret(secret)
                .observer(observer)
                .build();
    }

    /** Registers a listener for each event type. */
    static WebhookDispatcher.Builder register(WebhookDispatcher.Builder builder, Merchant merchant) {
        return builder.on(SessionEvent.class, e -> merchant.updateSession(e.sessionId(), e.sessionState()))
                .on(SessionVerified.class, e -> {
                    switch (e.subject().entityType()) {
                        case USER -> e.subject().id().ifPresent(merchant::notifyUser);
                        case RELATED_PARTY -> e.subject().id().ifPresent(merchant::notifyRelatedParty);
                        case UNKNOWN -> merchant.escalate(e);
                    }
                })
                .on(ManualReview.class, e -> merchant.askCompliance(e.subject(), e.sessionId()))
                .on(SessionFailed.class, e -> {
                    for (Check check : e.checks()) {
                        for (Reason reason : check.reasons()) {
                            merchant.explain(e.subject(), check, reason);
                        }
                    }
                })
                .on(StateUpdated.class, e -> {
                    switch (e.level()) {
                        case REGULAR, LIGHT -> merchant.changeLevel(e.subject(), e.level());
                        case UNKNOWN -> merchant.escalate(e);
                    }
                })
                .on(ExpirationWarning.class, e -> merchant.startRenewal(e.subject(), e.expirationDate()));
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

    /** {@return the URI that accepts POST requests} */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + PATH);
    }

    /** Stops listening, and waits up to 60 seconds for the running deliveries. */
    @Override
    public void close() {
        threads.shutdown(); // a request that arrives now gets no answer, and Ralio sends the event again
        try {
            threads.awaitTermination(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0); // stop(60) would take the whole minute on JDK 17
    }
}
