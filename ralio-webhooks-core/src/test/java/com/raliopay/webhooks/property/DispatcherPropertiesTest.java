package com.raliopay.webhooks.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.property.DeliveryStep.Body;
import com.raliopay.webhooks.property.DeliveryStep.Listener;
import com.raliopay.webhooks.property.DeliveryStep.Pause;
import com.raliopay.webhooks.property.DeliveryStep.Secrets;
import com.raliopay.webhooks.property.DeliveryStep.Signature;
import com.raliopay.webhooks.property.DeliveryStep.Store;
import com.raliopay.webhooks.testing.Fixture;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * Any sequence of deliveries, with any failures: every call returns one result and calls the observer, a 4xx is returned only
 * if no retry can help, and a 200 only if a listener has handled the event or none is registered.
 */
@Tag("no-mutation")
class DispatcherPropertiesTest {

    private static final Map<Outcome, Integer> STATUS = Map.ofEntries(
            Map.entry(Outcome.HANDLED, 200),
            Map.entry(Outcome.IGNORED, 200),
            Map.entry(Outcome.DUPLICATE, 200),
            Map.entry(Outcome.UNVERIFIED, 401),
            Map.entry(Outcome.TOO_LARGE, 413),
            Map.entry(Outcome.LISTENER_REJECTED, 422),
            Map.entry(Outcome.UNREADABLE, 500),
            Map.entry(Outcome.LISTENER_FAILED, 500),
            Map.entry(Outcome.IN_PROGRESS, 503),
            Map.entry(Outcome.UNAVAILABLE, 503));

    /** The state of an event in the store, and when it ends. */
    private record Stored(boolean completed, Duration until) {}

    /** Predicts outcomes, with a store and a clock of its own. */
    private static final class Model {
        private final Class<? extends WebhookEvent> listeningTo;
        private final Map<Fixture, Stored> stored = new HashMap<>();
        private Duration now = Duration.ZERO;

        Model(Class<? extends WebhookEvent> listeningTo) {
            this.listeningTo = listeningTo;
        }

        Outcome outcomeOf(DeliveryStep step) {
            Outcome outcome = outcome(step);
            now = now.plus(step.pause().length());
            return outcome;
        }

        private Outcome outcome(DeliveryStep step) {
            if (step.body() == Body.TOO_LARGE) {
                return Outcome.TOO_LARGE;
            }
            if (step.signature() == Signature.UNAVAILABLE) {
                return Outcome.UNAVAILABLE;
            }
            if (step.signature() == Signature.MISSING) {
                return Outcome.UNVERIFIED;
            }
            if (step.secrets() == Secrets.UNAVAILABLE) {
                return Outcome.UNAVAILABLE;
            }
            if (step.signature() == Signature.WRONG) {
                return Outcome.UNVERIFIED;
            }
            boolean listener =
                    FaultyEndpoint.hasListener(listeningTo, step.fixture().event());
            if (step.body() == Body.NOT_AN_EVENT) {
                return Outcome.UNREADABLE;
            }
            if (step.body() == Body.INVALID_EVENT) {
                return listener ? Outcome.UNREADABLE : Outcome.IGNORED;
            }
            return listener ? handled(step) : Outcome.IGNORED;
        }

        private Outcome handled(DeliveryStep step) {
            if (step.store() == Store.CANNOT_CLAIM) {
                return Outcome.UNAVAILABLE;
            }
            Stored before = stored.get(step.fixture());
            if (before != null && before.until().compareTo(now) > 0) {
                return before.completed() ? Outcome.DUPLICATE : Outcome.IN_PROGRESS;
            }
            Stored claimed = new Stored(false, now.plusSeconds(90));
            if (step.listener() == Listener.RETURNS) {
                boolean completed = step.store() != Store.CANNOT_COMPLETE;
                stored.put(step.fixture(), completed ? new Stored(true, now.plusDays(30)) : claimed);
                return Outcome.HANDLED;
            }
            if (step.store() == Store.CANNOT_RELEASE) {
                stored.put(step.fixture(), claimed);
            } else {
                stored.remove(step.fixture());
            }
            return step.listener() == Listener.REJECTS ? Outcome.LISTENER_REJECTED : Outcome.LISTENER_FAILED;
        }
    }

    @Provide
    Arbitrary<List<DeliveryStep>> sequences() {
        return Combinators.combine(
                        Arbitraries.of(Fixture.SESSION_FAILED, Fixture.STATE_UPDATED, Fixture.UNRECOGNIZED),
                        mostly(Body.VALID, Body.values()),
                        mostly(Signature.RIGHT, Signature.values()),
                        mostly(Secrets.AVAILABLE, Secrets.values()),
                        mostly(Listener.RETURNS, Listener.values()),
                        mostly(Store.WORKS, Store.values()),
                        Arbitraries.of(true, false),
                        mostly(Pause.NONE, Pause.values()))
                .as(DeliveryStep::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static <T> Arbitrary<T> mostly(T usual, T[] all) {
        return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(usual)), Tuple.of(1, Arbitraries.of(all)));
    }

    @Provide
    Arbitrary<Class<? extends WebhookEvent>> listeners() {
        return Arbitraries.of(WebhookEvent.class, KycEvent.class);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void returnsPredictedOutcomeOfEveryDelivery(
            @ForAll("sequences") List<DeliveryStep> steps,
            @ForAll("listeners") Class<? extends WebhookEvent> listeningTo) {
        FaultyEndpoint endpoint = new FaultyEndpoint(listeningTo);
        Model model = new Model(listeningTo);
        for (DeliveryStep step : steps) {
            Outcome expected = model.outcomeOf(step);

            DispatchResult result = endpoint.dispatch(step);

            assertThat(result.outcome()).isEqualTo(expected);
            assertThat(result.httpStatus()).isEqualTo(STATUS.get(expected));
            assertThat(result.retryAfter().isPresent()).isEqualTo(expected == Outcome.IN_PROGRESS);
            assertThat(result.responseBody().equals("{\"received\":true}")).isEqualTo(result.httpStatus() == 200);
            assertThat(endpoint.observed()).singleElement().isSameAs(result);
            boolean called = List.of(Outcome.HANDLED, Outcome.LISTENER_FAILED, Outcome.LISTENER_REJECTED)
                    .contains(expected);
            assertThat(endpoint.received()).hasSize(called ? 1 : 0);
            assertKeepsPromise(step, result, endpoint, listeningTo);
        }
    }

    private static void assertKeepsPromise(
            DeliveryStep step,
            DispatchResult result,
            FaultyEndpoint endpoint,
            Class<? extends WebhookEvent> listeningTo) {
        boolean retryCannotHelp = step.signature() == Signature.MISSING
                || step.signature() == Signature.WRONG
                || step.body() == Body.TOO_LARGE
                || step.listener() == Listener.REJECTS;
        if (result.httpStatus() / 100 == 4) {
            assertThat(retryCannotHelp).isTrue();
        }
        if (result.httpStatus() == 200
                && FaultyEndpoint.hasListener(listeningTo, step.fixture().event())) {
            assertThat(endpoint.finished()).contains(step.fixture().event());
        }
    }
}
