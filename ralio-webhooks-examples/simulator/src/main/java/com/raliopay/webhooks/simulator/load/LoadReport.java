package com.raliopay.webhooks.simulator.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.raliopay.webhooks.simulator.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The figures of a storm; as JSON, the report. Nothing of it tells the secret.
 *
 * @param target the endpoint's URL
 * @param startedAt when it began, ISO 8601
 * @param seconds how long it took
 * @param interrupted whether it was ended before all was delivered
 * @param settings what to deliver
 * @param events the genuine events
 * @param duplicates genuine events once more
 * @param forgeries events that Ralio did not sign
 * @param attemptsPerSecond how many attempts ended, on average
 * @param latencyMillis how long the attempts took, with or without an answer
 * @param latencyDistribution the same, in columns
 * @param attemptsPerEvent how many events ended after so many attempts
 * @param answers what came back, by status
 */
@JsonPropertyOrder({"target", "startedAt", "seconds", "interrupted", "asExpected", "problems"})
record LoadReport(
        String target,
        String startedAt,
        double seconds,
        boolean interrupted,
        LoadSettings settings,
        KindFigures events,
        KindFigures duplicates,
        KindFigures forgeries,
        double attemptsPerSecond,
        LatencyHistogram.Percentiles latencyMillis,
        List<LatencyHistogram.Bin> latencyDistribution,
        SortedMap<Integer, Long> attemptsPerEvent,
        List<AnswerFigures> answers) {

    /**
     * The figures of one kind of deliveries.
     *
     * @param planned how many there were to be
     * @param sent how many were attempted at least once
     * @param delivered how many were answered with 200 in the end
     * @param refused how many were answered with a 4xx
     * @param givenUp how many failed too often
     * @param attempts how many attempts ended
     * @param retries how many of these were not the first of their delivery
     */
    record KindFigures(
            long planned, long sent, long delivered, long refused, long givenUp, long attempts, long retries) {

        /** {@return how many had neither ended nor failed for good when the storm was interrupted} */
        @JsonProperty
        long unfinished() {
            return sent - delivered - refused - givenUp;
        }
    }

    /**
     * One kind of answer.
     *
     * @param answer the status, or why there was none
     * @param count how often
     * @param example the start of the first one's body, or details; in printable characters
     */
    record AnswerFigures(String answer, long count, String example) {

        AnswerFigures oneMore() {
            return new AnswerFigures(answer, count + 1, example);
        }
    }

    private static final double NANOS_PER_SECOND = 1e9;

    static LoadReport of(
            String target,
            Instant startedAt,
            Duration duration,
            boolean interrupted,
            LoadSettings settings,
            LoadPlan plan,
            LoadTally tally) {
        double seconds = duration.toNanos() / NANOS_PER_SECOND;
        KindFigures events = tally.figures(Kind.EVENT, plan.planned(Kind.EVENT));
        KindFigures duplicates = tally.figures(Kind.DUPLICATE, plan.planned(Kind.DUPLICATE));
        KindFigures forgeries = tally.figures(Kind.FORGERY, plan.planned(Kind.FORGERY));
        long attempts = events.attempts() + duplicates.attempts() + forgeries.attempts();
        return new LoadReport(
                target,
                startedAt.toString(),
                seconds,
                interrupted,
                settings,
                events,
                duplicates,
                forgeries,
                seconds == 0 ? 0 : attempts / seconds,
                tally.latency().percentiles(),
                tally.latency().distribution(),
                tally.attemptsPerEvent(),
                tally.answers());
    }

    KindFigures figures(Kind kind) {
        return switch (kind) {
            case EVENT -> events;
            case DUPLICATE -> duplicates;
            case FORGERY -> forgeries;
        };
    }

    /** {@return how many attempts ended} */
    @JsonProperty
    long attempts() {
        return events.attempts() + duplicates.attempts() + forgeries.attempts();
    }

    /** {@return how many of the attempts were not the first of their delivery} */
    @JsonProperty
    long retries() {
        return events.retries() + duplicates.retries() + forgeries.retries();
    }

    /** {@return whether everything that ended did so as it should: exit code 0} */
    @JsonProperty
    boolean asExpected() {
        return problems().isEmpty();
    }

    /** {@return what did not end as it should, for people} */
    @JsonProperty
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        add(problems, events.givenUp(), "events given up");
        add(problems, events.refused(), "genuine events refused");
        add(problems, duplicates.givenUp(), "duplicates given up");
        add(problems, duplicates.refused(), "duplicates refused");
        add(problems, forgeries.delivered(), "forgeries accepted");
        add(problems, forgeries.givenUp(), "forgeries neither refused nor accepted");
        return problems;
    }

    private static void add(List<String> problems, long count, String what) {
        if (count > 0) {
            problems.add(what + ": " + Texts.count(count));
        }
    }
}
