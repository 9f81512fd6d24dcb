package com.raliopay.webhooks.property;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.MutableClock;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.property.Step.Listener;
import com.raliopay.webhooks.property.Step.Secrets;
import com.raliopay.webhooks.property.Step.Signature;
import com.raliopay.webhooks.property.Step.Store;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A merchant's endpoint on which all can fail, as the step at hand says. */
final class Endpoint {

    static final int MAX_BODY_BYTES = 4_000;

    private static final String SECRET = "whsec_3f9a";

    private final MutableClock clock = new MutableClock();
    private final List<WebhookEvent> heard = new ArrayList<>();
    private final List<DispatchResult> observed = new ArrayList<>();
    private final WebhookDispatcher ralio;
    private Optional<Step> step = Optional.empty();

    Endpoint(Class<? extends WebhookEvent> listeningTo) {
        ralio = WebhookDispatcher.builder()
                .secret(() -> now().secrets() == Secrets.KNOWN ? SECRET : null)
                .clock(clock)
                .maxBodyBytes(MAX_BODY_BYTES)
                .idempotencyStore(new FailingStore())
                .on(listeningTo, this::listen)
                .observer((delivery, result) -> {
                    observed.add(result);
                    if (now().observerFails()) {
                        throw new IllegalStateException("blind");
                    }
                })
                .build();
    }

    private Step now() {
        return step.orElseThrow();
    }

    /** What came of it; whatever was thrown leaves. Time passes afterwards. */
    DispatchResult take(Step next) {
        step = Optional.of(next);
        heard.clear();
        observed.clear();
        byte[] body = body(next);
        DispatchResult result = ralio.dispatch(body, headers(next.signature(), body));
        Thread.interrupted(); // see listen
        clock.advance(next.pause().length());
        return result;
    }

    List<WebhookEvent> heard() {
        return heard;
    }

    List<DispatchResult> observed() {
        return observed;
    }

    private void listen(WebhookEvent event) throws Exception {
        heard.add(event);
        Listener listener = now().listener();
        if (now().store() == Store.CANNOT_COMPLETE) {
            Thread.currentThread().interrupt(); // else the dispatcher waits before it tries again
        }
        Throwable thrown = listener.thrown();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (Exception) thrown;
        }
    }

    private static byte[] body(Step step) {
        String text = step.fixture().text();
        String sent = switch (step.body()) {
            case WHOLE -> text;
            case BROKEN -> text.substring(0, text.length() - 1);
            case UNREADABLE -> text.replaceFirst("\"timestamp\"", "\"time\"");
            case TOO_LONG -> text + " ".repeat(MAX_BODY_BYTES);
        };
        return sent.getBytes(StandardCharsets.UTF_8);
    }

    private static Function<String, @Nullable String> headers(Signature signature, byte[] body) {
        return switch (signature) {
            case RIGHT -> SignatureVerifier.of(SECRET).headers(body)::get;
            case WRONG -> SignatureVerifier.of("forged").headers(body)::get;
            case MISSING -> name -> null;
            case LOST ->
                name -> {
                    throw new IllegalStateException("connection reset");
                };
        };
    }

    /** In memory, and failing where the step says so: then nothing happens to the key. */
    private final class FailingStore implements IdempotencyStore {

        private final IdempotencyStore memory = InMemoryIdempotencyStore.create(1_000, clock);

        private void failAt(Store call) {
            if (now().store() == call) {
                throw new IllegalStateException("connection refused");
            }
        }

        @Override
        public Claim claim(String key, Duration lease) {
            failAt(Store.CANNOT_CLAIM);
            return memory.claim(key, lease);
        }

        @Override
        public void complete(String key, Duration retention) {
            failAt(Store.CANNOT_COMPLETE);
            memory.complete(key, retention);
        }

        @Override
        public void release(String key, String token) {
            failAt(Store.CANNOT_RELEASE);
            memory.release(key, token);
        }
    }

    /** Whether an event is one that the endpoint listens to. */
    static boolean isFor(Class<? extends WebhookEvent> listeningTo, WebhookEvent event) {
        return listeningTo == WebhookEvent.class || event instanceof KycEvent;
    }
}
