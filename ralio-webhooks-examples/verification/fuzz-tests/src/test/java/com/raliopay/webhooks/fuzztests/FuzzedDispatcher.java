package com.raliopay.webhooks.fuzztests;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParseException;
import com.raliopay.webhooks.json.WebhookParseException.Problem;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dispatches a sequence of deliveries. Listener, store, secret, headers, body streams, and observers fail as the input
 * says. Every call returns one result, which every observer sees once. A 4xx is only for what the design lists. What is
 * claimed is completed or released, and nothing is claimed before the signature holds.
 */
final class FuzzedDispatcher {

    static final int MAX_BODY_BYTES = 1_500;

    private static final int MAX_DELIVERIES = 12;
    private static final Duration LEASE = Duration.ofMillis(90_500);
    private static final long LEASE_SECONDS_ROUNDED_UP = 91;

    private static final Set<Outcome> CALLED =
            EnumSet.of(Outcome.HANDLED, Outcome.LISTENER_FAILED, Outcome.LISTENER_REJECTED);
    private static final Set<Outcome> NOT_VERIFIED =
            EnumSet.of(Outcome.UNVERIFIED, Outcome.UNAVAILABLE, Outcome.TOO_LARGE);
    private static final Set<Outcome> WITHOUT_RETRY =
            EnumSet.of(Outcome.UNVERIFIED, Outcome.TOO_LARGE, Outcome.LISTENER_REJECTED);

    private final FuzzedDataProvider input;
    private final FailingStore store;
    private final WebhookDispatcher ralio;
    private final boolean retryUnverified;
    private final boolean listensToAll;
    private final List<WebhookEvent> called = new ArrayList<>();
    private final List<DispatchResult> observed = new ArrayList<>();
    private final List<Integer> observedLengths = new ArrayList<>();
    private Map<String, @Nullable Object> data = Map.of();
    private Duration now = Duration.ZERO;
    private boolean interrupted;
    private boolean secretUnavailable;

    private FuzzedDispatcher(FuzzedDataProvider input) {
        this.input = input;
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return Instant.EPOCH.plus(now);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        store = new FailingStore(clock, this::rarely);
        WebhookDispatcher.Builder builder = WebhookDispatcher.builder()
                .secret(() -> {
                    secretUnavailable = rarely();
                    return secretUnavailable ? null : FuzzedDelivery.SECRET;
                })
                .maxBodyBytes(MAX_BODY_BYTES)
                .lease(LEASE)
                .idempotencyStore(store)
                .observer(this::observe)
                .observer((delivery, result) -> observed.add(result));
        listensToAll = input.consumeBoolean();
        if (listensToAll) {
            builder.on(WebhookEvent.class, this::listen);
        } else {
            builder.on(KycEvent.class, this::listen);
        }
        retryUnverified = input.consumeBoolean();
        ralio = (retryUnverified ? builder.retryUnverified() : builder).build();
    }

    static void check(FuzzedDataProvider input) {
        FuzzedDispatcher dispatcher = new FuzzedDispatcher(input);
        for (int i = 0; i < MAX_DELIVERIES && input.remainingBytes() > 0; i++) {
            dispatcher.deliver();
        }
    }

    private void deliver() {
        FuzzedDelivery delivery = FuzzedDelivery.of(input);
        called.clear();
        observed.clear();
        observedLengths.clear();
        interrupted = false;
        secretUnavailable = false;

        DispatchResult result = delivery.dispatchTo(ralio);

        Invariant.require(Thread.interrupted() == interrupted, "the interrupt flag is as the listener left it");
        Invariant.require(
                observed.size() == 2 && observed.get(0) == result && observed.get(1) == result,
                "every observer sees every result once");
        Invariant.require(
                called.size() == (CALLED.contains(result.outcome()) ? 1 : 0),
                "the listener is called once or never: " + result);
        Invariant.require(
                called.isEmpty() || result.event().orElseThrow().equals(called.get(0)),
                "the result has the event that the listener got");
        if (!called.isEmpty() && called.get(0) instanceof UnrecognizedEvent event) {
            Invariant.require(data.equals(event.data()), "the delivery has the data of the event");
        }
        checkVerification(result, delivery);
        checkStatus(result);
        checkUnreadable(result);
        checkClaim(result.outcome(), store.hasClaimed(), store.takeCalls());
        now = now.plus(input.pickValue(List.of(Duration.ZERO, Duration.ofSeconds(60), Duration.ofDays(31))));
    }

    private void checkVerification(DispatchResult result, FuzzedDelivery delivery) {
        Outcome outcome = result.outcome();
        Invariant.require(
                delivery.signed() || NOT_VERIFIED.contains(outcome),
                "an unsigned delivery is not dispatched: " + outcome);
        Invariant.require(
                !delivery.signed() || outcome != Outcome.UNVERIFIED, "the right signature is verified: " + outcome);
        Invariant.require(
                !secretUnavailable || outcome == Outcome.UNAVAILABLE,
                "the result is UNAVAILABLE without a secret: " + outcome);
        if (delivery.streamFails()) {
            Invariant.require(
                    outcome == Outcome.UNAVAILABLE && observedLengths.equals(List.of(0)),
                    "a stream that fails is an empty body that is UNAVAILABLE: " + outcome);
        } else {
            int length = delivery.body().length;
            Invariant.require(
                    (outcome == Outcome.TOO_LARGE) == (length > MAX_BODY_BYTES), "the limit decides: " + length);
            Invariant.require(
                    observedLengths.get(0) == Math.min(length, delivery.streamed() ? MAX_BODY_BYTES + 1 : length),
                    "observers see the body, of a stream at most a byte more than the limit: " + observedLengths);
        }
    }

    private void checkStatus(DispatchResult result) {
        Outcome outcome = result.outcome();
        int status = result.httpStatus();
        if (WITHOUT_RETRY.contains(outcome)) {
            boolean retried = retryUnverified && outcome != Outcome.LISTENER_REJECTED;
            Invariant.require(retried ? status == 503 : status / 100 == 4, outcome + " is answered with " + status);
        } else {
            Invariant.require(status == 200 || status / 100 == 5, outcome + " is answered with " + status);
        }
        boolean received = result.responseBody().equals("{\"received\":true}");
        Invariant.require(received == (status == 200), "the body matches the status: " + status);

        Map<String, String> headers = result.headers();
        Invariant.require("application/json".equals(headers.get("Content-Type")), "the response is JSON");
        Invariant.require(
                headers.containsKey("Retry-After") == (outcome == Outcome.IN_PROGRESS),
                "only IN_PROGRESS has Retry-After: " + outcome);
        result.retryAfter().ifPresent(retryAfter -> {
            long seconds = retryAfter.toSeconds();
            Invariant.require(
                    seconds >= 1
                            && seconds <= LEASE_SECONDS_ROUNDED_UP
                            && retryAfter.equals(Duration.ofSeconds(seconds)),
                    "Retry-After is between a second and the lease: " + retryAfter);
            Invariant.require(Long.toString(seconds).equals(headers.get("Retry-After")), "the header has the seconds");
        });
    }

    private void checkUnreadable(DispatchResult result) {
        boolean unreadable = result.failure().orElse(null) instanceof WebhookParseException;
        Invariant.require(
                result.outcome() != Outcome.UNREADABLE || unreadable, "UNREADABLE has the parser's exception");
        if (result.failure().orElse(null) instanceof WebhookParseException e) {
            boolean hasListener = listensToAll
                    || e.eventType().flatMap(EventType::of).isPresent()
                    || e.problem() == Problem.NOT_AN_EVENT;
            Invariant.require(
                    result.outcome() == (hasListener ? Outcome.UNREADABLE : Outcome.IGNORED),
                    "an invalid event is ignored if its type has no listener: " + result);
        }
    }

    private static void checkClaim(Outcome outcome, boolean claimed, List<String> calls) {
        switch (outcome) {
            case HANDLED -> {
                int completions = calls.size() - 1;
                Invariant.require(
                        claimed && completions >= 1 && completions <= 3 && calls.equals(claimAndComplete(completions)),
                        "claim, then complete up to three times: " + calls);
            }
            case LISTENER_FAILED, LISTENER_REJECTED ->
                Invariant.require(
                        claimed && calls.equals(List.of("claim", "release")), "claim, then release: " + calls);
            case DUPLICATE, IN_PROGRESS ->
                Invariant.require(!claimed && calls.equals(List.of("claim")), "there is no claim: " + calls);
            case UNAVAILABLE ->
                Invariant.require(!claimed && calls.size() <= 1, "there is no claim, or one that failed: " + calls);
            case IGNORED, UNVERIFIED, TOO_LARGE, UNREADABLE ->
                Invariant.require(calls.isEmpty(), "nothing is claimed for " + outcome);
        }
    }

    private static List<String> claimAndComplete(int completions) {
        List<String> calls = new ArrayList<>(Collections.nCopies(1 + completions, "complete"));
        calls.set(0, "claim");
        return calls;
    }

    private void listen(WebhookEvent event, Delivery delivery) throws Exception {
        called.add(event);
        data = delivery.data();
        if (rarely()) {
            interrupted = true;
            Thread.currentThread().interrupt();
        }
        switch (input.consumeInt(0, 9)) {
            case 0 -> throw new IOException("no");
            case 1 -> throw new RejectedEventException("never");
            case 2 -> throw new AssertionError(delivery.text());
            case 3 -> throw new StackOverflowError();
            case 4 -> {
                interrupted = true;
                throw new InterruptedException();
            }
            default -> {}
        }
    }

    private void observe(Delivery delivery, DispatchResult result) {
        observed.add(result);
        observedLengths.add(delivery.body().length);
        if (rarely()) {
            throw new IllegalStateException(delivery.text());
        }
    }

    private boolean rarely() {
        return input.consumeInt(0, 7) == 7;
    }
}
