package com.raliopay.webhooks.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.property.Step.Body;
import com.raliopay.webhooks.property.Step.Listener;
import com.raliopay.webhooks.property.Step.Pause;
import com.raliopay.webhooks.property.Step.Secrets;
import com.raliopay.webhooks.property.Step.Signature;
import com.raliopay.webhooks.property.Step.Store;
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
import net.jqwik.api.Tuple;

/** Any sequence of deliveries, whatever fails meanwhile: one outcome each, as the table says, and never an exception. */
class DispatcherProperties {

    private static final Map<Outcome, Integer> STATUS = Map.ofEntries(
            Map.entry(Outcome.HANDLED, 200),
            Map.entry(Outcome.IGNORED, 200),
            Map.entry(Outcome.DUPLICATE, 200),
            Map.entry(Outcome.UNVERIFIED, 401),
            Map.entry(Outcome.MALFORMED, 400),
            Map.entry(Outcome.TOO_LARGE, 413),
            Map.entry(Outcome.REJECTED, 422),
            Map.entry(Outcome.UNREADABLE, 500),
            Map.entry(Outcome.FAILED, 500),
            Map.entry(Outcome.IN_PROGRESS, 503),
            Map.entry(Outcome.UNAVAILABLE, 503));

    /** What is known of an event, and until when. */
    private record Known(boolean completed, Duration until) {}

    /** The table, with a memory and a clock. */
    private static final class Model {
        private final Class<? extends WebhookEvent> listeningTo;
        private final Map<Fixture, Known> known = new HashMap<>();
        private Duration now = Duration.ZERO;

        Model(Class<? extends WebhookEvent> listeningTo) {
            this.listeningTo = listeningTo;
        }

        Outcome take(Step step) {
            Outcome outcome = outcome(step);
            now = now.plus(step.pause().length());
            return outcome;
        }

        private Outcome outcome(Step step) {
            if (step.body() == Body.TOO_LONG) {
                return Outcome.TOO_LARGE;
            }
            if (step.signature() == Signature.LOST) {
                return Outcome.UNAVAILABLE;
            }
            if (step.signature() == Signature.MISSING) {
                return Outcome.UNVERIFIED;
            }
            if (step.secrets() == Secrets.GONE) {
                return Outcome.UNAVAILABLE;
            }
            if (step.signature() == Signature.WRONG) {
                return Outcome.UNVERIFIED;
            }
            boolean heard = Endpoint.isFor(listeningTo, step.fixture().event());
            if (step.body() == Body.BROKEN) {
                return Outcome.MALFORMED;
            }
            if (step.body() == Body.UNREADABLE) {
                return heard ? Outcome.UNREADABLE : Outcome.IGNORED;
            }
            return heard ? handled(step) : Outcome.IGNORED;
        }

        private Outcome handled(Step step) {
            if (step.store() == Store.CANNOT_CLAIM) {
                return Outcome.UNAVAILABLE;
            }
            Known before = known.get(step.fixture());
            if (before != null && before.until().compareTo(now) > 0) {
                return before.completed() ? Outcome.DUPLICATE : Outcome.IN_PROGRESS;
            }
            Known claimed = new Known(false, now.plusSeconds(90));
            if (step.listener() == Listener.RETURNS) {
                boolean recorded = step.store() != Store.CANNOT_COMPLETE;
                known.put(step.fixture(), recorded ? new Known(true, now.plusDays(30)) : claimed);
                return Outcome.HANDLED;
            }
            if (step.store() == Store.CANNOT_RELEASE) {
                known.put(step.fixture(), claimed);
            } else {
                known.remove(step.fixture());
            }
            return step.listener() == Listener.REJECTS ? Outcome.REJECTED : Outcome.FAILED;
        }
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Combinators.combine(
                        Arbitraries.of(Fixture.SESSION_FAILED, Fixture.STATE_UPDATED, Fixture.UNRECOGNIZED),
                        mostly(Body.WHOLE, Body.values()),
                        mostly(Signature.RIGHT, Signature.values()),
                        mostly(Secrets.KNOWN, Secrets.values()),
                        mostly(Listener.RETURNS, Listener.values()),
                        mostly(Store.WORKS, Store.values()),
                        Arbitraries.of(true, false),
                        mostly(Pause.NONE, Pause.values()))
                .as(Step::new)
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
    void everyDeliveryEndsInOneOutcomeAsTheTableSays(
            @ForAll("sequences") List<Step> steps, @ForAll("listeners") Class<? extends WebhookEvent> listeningTo) {
        Endpoint endpoint = new Endpoint(listeningTo);
        Model model = new Model(listeningTo);
        for (Step step : steps) {
            Outcome expected = model.take(step);

            DispatchResult result = endpoint.take(step);

            assertThat(result.outcome()).isEqualTo(expected);
            assertThat(result.httpStatus()).isEqualTo(STATUS.get(expected));
            assertThat(result.retryAfter().isPresent()).isEqualTo(expected == Outcome.IN_PROGRESS);
            assertThat(result.responseBody().equals("{\"received\":true}")).isEqualTo(result.httpStatus() == 200);
            assertThat(endpoint.observed()).singleElement().isSameAs(result);
            boolean called =
                    List.of(Outcome.HANDLED, Outcome.FAILED, Outcome.REJECTED).contains(expected);
            assertThat(endpoint.heard()).hasSize(called ? 1 : 0);
        }
    }
}
