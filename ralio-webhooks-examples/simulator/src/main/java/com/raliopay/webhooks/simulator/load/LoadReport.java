package com.raliopay.webhooks.simulator.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.raliopay.webhooks.simulator.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a load test that runs or has ended; as JSON, the report. It does not contain the secret.
 *
 * @param target the endpoint's URL
 * @param command the command line without the secret; empty if there was none
 * @param startedAt when it began, ISO 8601
 * @param seconds how long it has taken
 * @param running whether it has not ended yet
 * @param interrupted whether it was ended before everything was delivered
 * @param settings what to deliver
 * @param events the genuine events
 * @param duplicates genuine events once more
 * @param forgeries events that Ralio did not sign
 * @param waiting how many deliveries wait for their next attempt
 * @param attemptsPerSecond how many attempts ended, on average
 * @param latencyMillis how long the attempts took, with or without an answer
 * @param latencyDistribution the same, in columns
 * @param attemptsPerEvent how many events ended after so many attempts
 * @param answers what came back, by status
 * @param timelineSeconds how many seconds each point of the timeline stands for
 * @param timeline what happened when
 * @param troubledCount how many deliveries had a first attempt that did not end as it should
 * @param troubled the first of these
 */
@JsonPropertyOrder({"target", "command", "startedAt", "seconds", "running", "interrupted", "asExpected", "problems"})
public record LoadReport(
        String target,
        String command,
        String startedAt,
        double seconds,
        boolean running,
        boolean interrupted,
        LoadSettings settings,
        KindFigures events,
        KindFigures duplicates,
        KindFigures forgeries,
        int waiting,
        double attemptsPerSecond,
        Percentiles latencyMillis,
        List<Bin> latencyDistribution,
        SortedMap<Integer, Long> attemptsPerEvent,
        List<AnswerFigures> answers,
        int timelineSeconds,
        List<TimelinePoint> timeline,
        long troubledCount,
        List<Troubled> troubled) {

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
    public record KindFigures(
            long planned, long sent, long delivered, long refused, long givenUp, long attempts, long retries) {

        /** {@return how many have been attempted and have not ended} */
        @JsonProperty
        public long unfinished() {
            return sent - delivered - refused - givenUp;
        }
    }

    /**
     * Latencies in milliseconds; all 0 when nothing was recorded.
     *
     * @param p50 half were quicker
     * @param p90 of ten, nine were quicker
     * @param p99 of 100, 99 were quicker
     * @param p999 of 1000, 999 were quicker
     * @param max the slowest
     */
    public record Percentiles(double p50, double p90, double p99, double p999, double max) {}

    /**
     * A column of the latency distribution.
     *
     * @param fromMillis the quickest that belongs to it
     * @param toMillis the quickest that does not
     * @param count how many there are
     */
    public record Bin(double fromMillis, double toMillis, long count) {}

    /**
     * One kind of answer.
     *
     * @param answer the status, or why there was none
     * @param count how often
     * @param example the start of the first one's body, or details; in printable characters
     */
    public record AnswerFigures(String answer, long count, String example) {

        AnswerFigures oneMore() {
            return new AnswerFigures(answer, count + 1, example);
        }
    }

    /**
     * What happened within a second or a few.
     *
     * @param second the first second, from 0
     * @param answers how many attempts ended, by class of answer: {@code 2xx} to {@code 5xx}, and {@code none}
     * @param p50 the median of their latencies in milliseconds; null if there were none
     * @param p99 the 99th percentile
     * @param waiting how many deliveries waited for their next attempt at most
     */
    public record TimelinePoint(
            long second,
            Map<String, Long> answers,
            @Nullable Double p50,
            @Nullable Double p99,
            int waiting) {}

    /**
     * A delivery whose first attempt did not end as it should.
     *
     * @param id the event id
     * @param type the event type
     * @param kind {@code event}, {@code duplicate} or {@code forgery}
     * @param outcome {@code delivered}, {@code refused}, {@code given up} or {@code unfinished}
     * @param attempts its attempts; of very many, the first ones and the latest
     */
    public record Troubled(String id, String type, String kind, String outcome, List<TroubledAttempt> attempts) {}

    /**
     * An attempt of such a delivery.
     *
     * @param at when it started, in milliseconds since 1970
     * @param millis how long it took
     * @param label the status, or why there was none
     * @param kind the class of the answer, as in {@link TimelinePoint#answers}
     */
    public record TroubledAttempt(long at, double millis, String label, String kind) {}

    KindFigures figures(Kind kind) {
        return switch (kind) {
            case EVENT -> events;
            case DUPLICATE -> duplicates;
            case FORGERY -> forgeries;
        };
    }

    /** {@return how many attempts ended} */
    @JsonProperty
    public long attempts() {
        return events.attempts() + duplicates.attempts() + forgeries.attempts();
    }

    /** {@return how many of the attempts were not the first of their delivery} */
    @JsonProperty
    public long retries() {
        return events.retries() + duplicates.retries() + forgeries.retries();
    }

    /** {@return whether everything that ended did so as it should: exit code 0} */
    @JsonProperty
    public boolean asExpected() {
        return problems().isEmpty();
    }

    /** {@return what did not end as it should, for people} */
    @JsonProperty
    public List<String> problems() {
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
