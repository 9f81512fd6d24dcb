package com.raliopay.webhooks;

import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way of one body, from the bytes to the result, each step once and in this order; it ends in a result always. */
record DeliveryPath(
        WebhookParser parser,
        @Nullable SignatureVerifier verifier,
        Listeners listeners,
        ClaimedHandling handling,
        DispatchObserver observer,
        Clock clock) {

    private static final String NO_SIGNATURE = "no header " + SignatureVerifier.HEADER;
    private static final String WRONG_SIGNATURE = "the signature is not that of these bytes under any current secret";

    DispatchResult follow(byte[] body, Function<String, @Nullable String> headers) {
        long start = clock.millis();
        Delivery delivery = new Delivery(body, headers);
        DispatchResult result = resultOf(body, delivery);
        long millis = clock.millis() - start;
        handling.checkLease(result, millis);
        DispatchLog.write(result, millis);
        observe(delivery, result);
        return result;
    }

    private DispatchResult resultOf(byte[] body, Delivery delivery) {
        WebhookEvent event;
        try {
            parser.checkSize(body);
            if (verifier != null) {
                String signature = delivery.find(SignatureVerifier.HEADER);
                if (!verifier.verify(body, signature)) {
                    return DispatchResult.unverified(signature == null ? NO_SIGNATURE : WRONG_SIGNATURE);
                }
            }
            event = parser.parse(body);
        } catch (WebhookParseException e) {
            return DispatchResult.failed(outcomeOf(e), null, e);
        } catch (Throwable e) {
            // The secret or the headers cannot be had: nobody can tell who sent this.
            return DispatchResult.failed(Outcome.UNAVAILABLE, null, Failures.asException(e));
        }
        List<Listeners.Registration<?>> listening = listeners.to(event.getClass());
        return listening.isEmpty()
                ? DispatchResult.of(Outcome.IGNORED, event)
                : handling.handle(event, delivery, listening);
    }

    private Outcome outcomeOf(WebhookParseException e) {
        return switch (e.reason()) {
            case NOT_AN_EVENT -> Outcome.MALFORMED;
            case TOO_LARGE -> Outcome.TOO_LARGE;
            case INVALID_EVENT ->
                e.eventType().filter(this::isNobodysType).isPresent() ? Outcome.IGNORED : Outcome.UNREADABLE;
        };
    }

    private boolean isNobodysType(String type) {
        return !KycEvent.TYPES.contains(type)
                && listeners.to(UnrecognizedEvent.class).isEmpty();
    }

    private void observe(Delivery delivery, DispatchResult result) {
        try {
            observer.observed(delivery, result);
        } catch (Throwable e) {
            DispatchLog.error("the observer failed: {}", Failures.describe(e));
        }
    }
}
