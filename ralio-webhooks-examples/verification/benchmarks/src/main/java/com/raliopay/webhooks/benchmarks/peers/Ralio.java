package com.raliopay.webhooks.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.benchmarks.deliveries.Bodies;
import com.raliopay.webhooks.benchmarks.deliveries.Request;
import com.raliopay.webhooks.benchmarks.deliveries.SignedDeliveries;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.util.UUID;
import java.util.function.Consumer;

/** This library. */
final class Ralio implements Contender {

    static final String SECRET = SignedDeliveries.SECRET;

    private final WebhookDispatcher ralio;

    Ralio(IdempotencyStore store, Consumer<Object> fields) {
        ralio = WebhookDispatcher.builder()
                .secret(SECRET)
                .idempotencyStore(store)
                .on(SessionFailed.class, event -> {
                    fields.accept(event.id());
                    fields.accept(event.type());
                    fields.accept(event.timestamp());
                    fields.accept(event.sessionId());
                    fields.accept(event.subject().userId().orElseThrow());
                    fields.accept(event.checks().get(0).reasons().get(0).code());
                })
                .build();
    }

    @Override
    public void handle(Request request) {
        DispatchResult result = ralio.dispatch(request.body(), request::header);
        if (result.outcome() != Outcome.HANDLED) {
            throw new IllegalStateException("the event must be handled but the result was " + result);
        }
    }

    @Override
    public String event(String id) {
        return sessionFailed(id);
    }

    @Override
    public Request sign(String event) {
        return signed(event);
    }

    /** Returns a failed session as Ralio documents it. */
    static String sessionFailed(String id) {
        return new String(Bodies.of("SESSION_FAILED", UUID.fromString(id)), UTF_8);
    }

    /** Returns the request in which Ralio sends an event. */
    static Request signed(String event) {
        byte[] body = event.getBytes(UTF_8);
        return Request.of(
                body, SignatureVerifier.HEADER, SignatureVerifier.of(SECRET).sign(body));
    }
}
