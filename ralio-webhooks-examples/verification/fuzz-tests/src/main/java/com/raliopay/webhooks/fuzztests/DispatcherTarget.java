package com.raliopay.webhooks.fuzztests;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A sequence of deliveries to one dispatcher, whose listener, store, secret and observer fail as the input says. No exception,
 * one outcome each, the observer called once; a status in the 400s only where the design allows it; what is claimed is
 * completed or released, and nothing is claimed before the signature holds.
 */
public final class DispatcherTarget {

    private static final int MAX_DELIVERIES = 12;

    private static final Set<Outcome> CALLED = EnumSet.of(Outcome.HANDLED, Outcome.FAILED, Outcome.REJECTED);

    private final FuzzedDataProvider input;
    private final WatchedStore store;
    private final WebhookDispatcher ralio;
    private final List<WebhookEvent> heard = new ArrayList<>();
    private final List<DispatchResult> observed = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private boolean secretWasAskedInVain;

    private DispatcherTarget(FuzzedDataProvider input) {
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
        store = new WatchedStore(clock, this::seldom);
        WebhookDispatcher.Builder builder = WebhookDispatcher.builder()
                .secret(() -> {
                    secretWasAskedInVain = seldom();
                    return secretWasAskedInVain ? null : FuzzedDelivery.SECRET;
                })
                .clock(clock)
                .maxBodyBytes(1_500)
                .idempotencyStore(store)
                .observer(this::observe);
        if (input.consumeBoolean()) {
            builder.on(WebhookEvent.class, this::listen);
        } else {
            builder.on(KycEvent.class, this::listen);
        }
        ralio = builder.build();
    }

    /**
     * Tries one input.
     *
     * @param input what the deliveries and the failures are made of
     */
    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        DispatcherTarget target = new DispatcherTarget(input);
        for (int i = 0; i < MAX_DELIVERIES && input.remainingBytes() > 0; i++) {
            target.deliver();
        }
    }

    private void deliver() {
        FuzzedDelivery delivery = FuzzedDelivery.of(input);
        heard.clear();
        observed.clear();
        secretWasAskedInVain = false;

        DispatchResult result = ralio.dispatch(delivery.body(), delivery.headers());

        boolean interrupted = Thread.interrupted(); // see listen
        Invariant.require(observed.size() == 1 && observed.get(0) == result, "the observer sees every result once");
        Invariant.require(
                heard.size() == (CALLED.contains(result.outcome()) ? 1 : 0), "one call to the listener, or none");
        Invariant.require(
                !result.event().isEmpty() || !CALLED.contains(result.outcome()), "what was heard is in the result");
        checkClaim(result, store.hasClaimed(), store.takeCalls(), interrupted);
        checkStatus(result, delivery);
        now = now.plus(input.pickValue(List.of(Duration.ZERO, Duration.ofSeconds(91), Duration.ofDays(31))));
    }

    private static void checkClaim(DispatchResult result, boolean claimed, List<String> calls, boolean interrupted) {
        switch (result.outcome()) {
            case HANDLED -> {
                long completions = calls.stream().filter("complete"::equals).count();
                Invariant.require(
                        claimed && completions >= 1 && calls.size() == 1 + completions, "claim, then complete");
                Invariant.require(
                        completions <= (interrupted ? 1 : 3), "completions are tried briefly: " + completions);
            }
            case FAILED, REJECTED ->
                Invariant.require(
                        claimed && calls.equals(List.of("claim", "release")), "claim, then release: " + calls);
            case DUPLICATE, IN_PROGRESS -> Invariant.require(!claimed && calls.equals(List.of("claim")), "no claim");
            case UNAVAILABLE -> Invariant.require(!claimed && calls.size() <= 1, "no claim, or one that failed");
            default -> Invariant.require(calls.isEmpty(), "nothing is claimed for " + result.outcome());
        }
    }

    private void checkStatus(DispatchResult result, FuzzedDelivery delivery) {
        Outcome outcome = result.outcome();
        int hundreds = result.httpStatus() / 100;
        boolean last = EnumSet.of(Outcome.UNVERIFIED, Outcome.MALFORMED, Outcome.TOO_LARGE, Outcome.REJECTED)
                .contains(outcome);
        Invariant.require((hundreds == 4) == last, "only final outcomes are a 4xx");
        Invariant.require(
                delivery.signed()
                        || outcome == Outcome.UNVERIFIED
                        || outcome == Outcome.UNAVAILABLE
                        || outcome == Outcome.TOO_LARGE,
                "an unsigned delivery is never dispatched: " + outcome);
        Invariant.require(
                !secretWasAskedInVain || outcome == Outcome.UNAVAILABLE,
                "without a secret the delivery is UNAVAILABLE: " + outcome);
        Invariant.require(
                result.retryAfter().isPresent() == (outcome == Outcome.IN_PROGRESS),
                "only IN_PROGRESS has Retry-After");
        Invariant.require(
                result.responseBody().equals("{\"received\":true}") == (hundreds == 2), "the body matches the status");
    }

    private void listen(WebhookEvent event, Delivery delivery) throws Exception {
        heard.add(event);
        Thread.currentThread().interrupt(); // else the dispatcher waits before it tries a completion again
        switch (input.consumeInt(0, 8)) {
            case 0 -> throw new IOException("no");
            case 1 -> throw new RejectedEventException("never");
            case 2 -> throw new AssertionError(delivery.text());
            case 3 -> throw new StackOverflowError();
            default -> Invariant.require(delivery.data().size() < 100, "the data is that of a fixture");
        }
    }

    private void observe(Delivery delivery, DispatchResult result) {
        observed.add(result);
        if (seldom()) {
            throw new IllegalStateException(delivery.text());
        }
    }

    private boolean seldom() {
        return input.consumeInt(0, 7) == 7;
    }
}
