package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.http.DeliveryOutcome;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.load.LoadReport.AnswerFigures;
import com.raliopay.webhooks.simulator.load.LoadReport.KindFigures;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what happens in a load test. Not safe for use by many threads. */
final class LoadTally {

    /** Receives every delivery that has ended. */
    @FunctionalInterface
    interface Listener {
        void ended(LoadDelivery delivery, Message message, DeliveryOutcome outcome);
    }

    private static final int EXAMPLE_LENGTH = 120;
    /** An endpoint cannot fill the memory with statuses of its own invention. */
    private static final int MAX_ANSWERS = 100;

    private static final class Counts {
        long sent;
        long attempts;
        long retries;
        final Map<DeliveryOutcome, Long> outcomes = new EnumMap<>(DeliveryOutcome.class);

        long of(DeliveryOutcome outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }
    }

    private final Map<Kind, Counts> kinds = new EnumMap<>(Kind.class);
    private final SortedMap<String, AnswerFigures> answers = new TreeMap<>();
    private final SortedMap<Integer, Long> attemptsPerEvent = new TreeMap<>();
    private final LatencyHistogram latency = new LatencyHistogram();
    private final LoadTimeline timeline = new LoadTimeline();
    private final TroubledDeliveries troubled;
    private final LoadClock clock;
    private final Listener listener;
    private long ended;
    private int waiting;

    LoadTally(LoadClock clock, Listener listener) {
        this.clock = clock;
        this.troubled = new TroubledDeliveries(clock);
        this.listener = listener;
        for (Kind kind : Kind.values()) {
            kinds.put(kind, new Counts());
        }
    }

    void started(Kind kind) {
        of(kind).sent++;
    }

    /**
     * The latest attempt of this delivery has ended.
     *
     * @return whether it is the first trouble of its delivery
     */
    boolean attempted(LoadDelivery delivery, Message message, Response answer, long nanos) {
        Counts counts = of(delivery.kind());
        counts.attempts++;
        if (delivery.attempts() > 1) {
            counts.retries++;
        }
        latency.record(nanos);
        timeline.attempted(clock.nanos(), AnswerClass.of(answer), nanos);
        String label = answers.size() < MAX_ANSWERS || answers.containsKey(answer.label()) ? answer.label() : "other";
        AnswerFigures before = answers.get(label);
        answers.put(
                label,
                before == null
                        ? new AnswerFigures(label, 1, PrintableText.of(answer.text(), EXAMPLE_LENGTH))
                        : before.oneMore());
        return troubled.attempted(delivery, message, answer, nanos);
    }

    void ended(LoadDelivery delivery, Message message, DeliveryOutcome outcome) {
        ended++;
        of(delivery.kind()).outcomes.merge(outcome, 1L, Long::sum);
        if (delivery.kind() == Kind.EVENT) {
            attemptsPerEvent.merge(delivery.attempts(), 1L, Long::sum);
        }
        troubled.ended(delivery, outcome);
        listener.ended(delivery, message, outcome);
    }

    /** So many deliveries wait for their next attempt. */
    void waiting(int count) {
        waiting = count;
        timeline.waiting(clock.nanos(), count);
    }

    /** {@return how many deliveries have ended} */
    long ended() {
        return ended;
    }

    int waiting() {
        return waiting;
    }

    KindFigures figures(Kind kind, long planned) {
        Counts counts = of(kind);
        return new KindFigures(
                planned,
                counts.sent,
                counts.of(DeliveryOutcome.DELIVERED),
                counts.of(DeliveryOutcome.REFUSED),
                counts.of(DeliveryOutcome.GIVEN_UP),
                counts.attempts,
                counts.retries);
    }

    /** {@return the answers by label, with one example each} */
    List<AnswerFigures> answers() {
        return List.copyOf(answers.values());
    }

    /** {@return how many events ended after so many attempts} */
    SortedMap<Integer, Long> attemptsPerEvent() {
        return new TreeMap<>(attemptsPerEvent);
    }

    LatencyHistogram latency() {
        return latency;
    }

    LoadTimeline timeline() {
        return timeline;
    }

    TroubledDeliveries troubled() {
        return troubled;
    }

    private Counts of(Kind kind) {
        Counts counts = kinds.get(kind);
        if (counts == null) {
            throw new IllegalStateException("every kind has counts");
        }
        return counts;
    }
}
