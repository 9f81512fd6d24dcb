package com.raliopay.webhooks.property;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.MutableClock;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.property.DeliveryStep.Listener;
import com.raliopay.webhooks.property.DeliveryStep.Secrets;
import com.raliopay.webhooks.property.DeliveryStep.Signature;
import com.raliopay.webhooks.property.DeliveryStep.Store;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A merchant's endpoint in which everything can fail, as the current step demands. */
final class FaultyEndpoint {

    static final int MAX_BODY_BYTES = 4_000;

    private static final String SECRET = "whsec_3f9a";

    private final MutableClock clock = new MutableClock();
    private final List<WebhookEvent> received = new ArrayList<>();
    private final Set<WebhookEvent> finished = new HashSet<>();
    private final List<DispatchResult> observed = new ArrayList<>();
    private final WebhookDispatcher ralio;
    private Optional<DeliveryStep> current = Optional.empty();

    FaultyEndpoint(Class<? extends WebhookEvent> listeningTo) {
        ralio = WebhookDispatcher.builder()
                .secret(() -> step().secrets() == Secrets.AVAILABLE ? SECRET : null)
                .clock(clock)
                .maxBodyBytes(MAX_BODY_BYTES)
                .idempotencyStore(new FailingStore())
                .on(listeningTo, this::listen)
                .observer((delivery, result) -> {
                    observed.add(result);
                    if (step().observerFails()) {
                        throw new IllegalStateException("no space left on device");
                    }
                })
                .build();
    }

    private DeliveryStep step() {
        return current.orElseThrow();
    }

    /** Dispatches a delivery, and then lets the time until the next one pass. */
    DispatchResult dispatch(DeliveryStep next) {
        current = Optional.of(next);
        received.clear();
        observed.clear();
        byte[] body = body(next);
        DispatchResult result = ralio.dispatch(body, headers(next.signature(), body));
        Thread.interrupted(); // set by listen
        clock.advance(next.pause().length());
        return result;
    }

    List<WebhookEvent> received() {
        return received;
    }

    /** Returns all events for which the listener has returned. */
    Set<WebhookEvent> finished() {
        return finished;
    }

    List<DispatchResult> observed() {
        return observed;
    }

    private void listen(WebhookEvent event) throws Exception {
        received.add(event);
        Listener listener = step().listener();
        if (step().store() == Store.CANNOT_COMPLETE) {
            Thread.currentThread().interrupt(); // so that the dispatcher does not wait between attempts
        }
        Throwable thrown = listener.thrown();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (Exception) thrown;
        }
        finished.add(event);
    }

    private static byte[] body(DeliveryStep step) {
        String text = step.fixture().text();
        String sent = switch (step.body()) {
            case VALID -> text;
            case NOT_AN_EVENT -> text.substring(0, text.length() - 1);
            case INVALID_EVENT -> text.replaceFirst("\"timestamp\"", "\"time\"");
            case TOO_LARGE -> text + " ".repeat(MAX_BODY_BYTES);
        };
        return sent.getBytes(StandardCharsets.UTF_8);
    }

    private static Function<String, @Nullable String> headers(Signature signature, byte[] body) {
        return switch (signature) {
            case RIGHT -> SignatureVerifier.of(SECRET).headers(body)::get;
            case WRONG -> SignatureVerifier.of("forged").headers(body)::get;
            case MISSING -> name -> null;
            case UNAVAILABLE ->
                name -> {
                    throw new IllegalStateException("connection reset");
                };
        };
    }

    /** A store in memory. A call that fails leaves the key unchanged. */
    private final class FailingStore implements IdempotencyStore {

        private final IdempotencyStore memory = InMemoryIdempotencyStore.create(1_000, clock);

        private void failAt(Store call) {
            if (step().store() == call) {
                throw new IllegalStateException("connection refused");
            }
        }

        @Override
        public Claim claim(EventKey key, Duration lease) {
            failAt(Store.CANNOT_CLAIM);
            return memory.claim(key, lease);
        }

        @Override
        public void complete(EventKey key, Duration retention) {
            failAt(Store.CANNOT_COMPLETE);
            memory.complete(key, retention);
        }

        @Override
        public void release(EventKey key, String token) {
            failAt(Store.CANNOT_RELEASE);
            memory.release(key, token);
        }
    }

    /** Returns whether the endpoint has a listener for an event. */
    static boolean hasListener(Class<? extends WebhookEvent> listeningTo, WebhookEvent event) {
        return listeningTo == WebhookEvent.class || event instanceof KycEvent;
    }
}
