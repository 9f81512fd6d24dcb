package com.raliopay.webhooks.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchObserver;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookParser;
import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What a merchant writes: the listeners, and an endpoint that passes every POST to the dispatcher. */
public final class MerchantEndpoint implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(32);

    /**
     * Starts to listen.
     *
     * @param port the port; 0 for any that is free
     * @param secret the webhook secret
     * @param merchant what to do with the events
     * @param observer receives every delivery and its result
     * @throws IOException if the port is unavailable
     */
    public MerchantEndpoint(int port, String secret, Merchant merchant, DispatchObserver observer) throws IOException {
        this(port, dispatcher(secret, merchant, observer));
    }

    private static WebhookDispatcher dispatcher(String secret, Merchant merchant, DispatchObserver observer) {
        // tag::listeners
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .on(SessionEvent.class, e -> merchant.updateSession(e.sessionId(), e.sessionState()))
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
                .on(ExpirationWarning.class, e -> merchant.startRenewal(e.subject(), e.expirationDate()))
                .observer(observer) // receives every delivery and its result
                .build();
        // end::listeners
        return ralio;
    }

    /**
     * Starts to listen, with listeners of one's own.
     *
     * @param port the port; 0 for any that is free
     * @param ralio what every POST is handed to
     * @throws IOException if the port is unavailable
     */
    public MerchantEndpoint(int port, WebhookDispatcher ralio) throws IOException {
        // tag::endpoint
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.setExecutor(threads);
        server.createContext("/webhooks/ralio", exchange -> {
            try (exchange) {
                if (!exchange.getRequestMethod().equals("POST")) {
                    exchange.sendResponseHeaders(405, -1);
                    return;
                }
                byte[] body = exchange.getRequestBody().readNBytes(WebhookParser.DEFAULT_MAX_BODY_BYTES + 1);
                DispatchResult result = ralio.dispatch(body, exchange.getRequestHeaders()::getFirst);

                byte[] answer = result.responseBody().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                result.retryAfter()
                        .ifPresent(t -> exchange.getResponseHeaders().set("Retry-After", "" + t.toSeconds()));
                exchange.sendResponseHeaders(result.httpStatus(), answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        // end::endpoint
    }

    /** {@return where to POST to} */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/webhooks/ralio");
    }

    /** Stops listening. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
