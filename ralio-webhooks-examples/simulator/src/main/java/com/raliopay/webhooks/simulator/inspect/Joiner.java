package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.observer.Observation;
import com.raliopay.webhooks.simulator.verify.BodyComparison;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Joins what the endpoint's observer reports to the attempt that it is about: by the event id, else by the bytes of the body,
 * else by the time.
 */
final class Joiner {

    /** How much later than the end of an attempt the endpoint may begin with it, such as behind a proxy that stores requests. */
    private static final long LATEST_MILLIS = 2_000;
    /** Both clocks are this machine's, but they are read at different times. */
    private static final long TOLERANCE_MILLIS = 100;

    /** How long a report may take from the endpoint to here. */
    private static final long REPORT_MILLIS = 500;

    private static final long CHECK_MILLIS = 50;
    private static final int MAX_CHECKS = 100;

    /** An attempt that an observation may be about. */
    private record Candidate(HistoryEntry entry, AttemptEntry attempt) {

        boolean hasStatus(int status) {
            return attempt.response() != null && attempt.response().status() == status;
        }
    }

    private final History history;
    private final ScheduledExecutorService timers;
    private final BooleanSupplier quiet;
    private volatile boolean observed;

    /**
     * Creates a joiner.
     *
     * @param quiet whether the endpoint gets so much now that it may not report all of it
     */
    Joiner(History history, ScheduledExecutorService timers, BooleanSupplier quiet) {
        this.history = history;
        this.quiet = quiet;
        this.timers = timers;
    }

    /** {@return whether the endpoint that is sent to has reported anything} */
    boolean hasObserved() {
        return observed;
    }

    /** Notes that the endpoint has an observer. */
    void markObserved() {
        observed = true;
    }

    /**
     * Joins an observation.
     *
     * @param otherwise called if it is not about an attempt of this inspector
     */
    void join(Observation observation, Runnable otherwise) {
        join(observation, otherwise, MAX_CHECKS);
    }

    private void join(Observation observation, Runnable otherwise, int checks) {
        boolean undecided = history.read(entries -> isUndecided(candidates(entries, observation), observation));
        if (undecided && checks > 0) {
            ScheduledFuture<?> unused = timers.schedule(
                    () -> join(observation, otherwise, checks - 1), CHECK_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            joinFirst(observation, otherwise);
        }
    }

    /** Notes after a while that the endpoint has not reported an attempt that got a response. */
    void expect(HistoryEntry entry, AttemptEntry attempt, Response response) {
        if (observed && !quiet.getAsBoolean() && response.failure() == null) {
            ScheduledFuture<?> unused = timers.schedule(
                    () -> history.change(entry, e -> attempt.markUnseen()), REPORT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Returns whether more attempts must end first: two of one event are under way at the same time. */
    private static boolean isUndecided(List<Candidate> candidates, Observation observation) {
        return candidates.size() > 1
                && candidates.stream().anyMatch(candidate -> candidate.attempt().isUnderWay())
                && candidates.stream().noneMatch(candidate -> candidate.hasStatus(observation.status()));
    }

    private void joinFirst(Observation observation, Runnable otherwise) {
        Optional<Candidate> chosen = history.read(entries -> {
            Optional<Candidate> first = candidates(entries, observation).stream()
                    .min(Comparator.comparing((Candidate candidate) -> !candidate.hasStatus(observation.status()))
                            .thenComparingLong(candidate -> candidate.attempt().at()));
            first.ifPresent(candidate -> candidate.attempt().reserve());
            return first;
        });
        if (chosen.isEmpty()) {
            otherwise.run();
            return;
        }
        HistoryEntry entry = chosen.get().entry();
        observed = true;
        Observation complete = withChange(entry, observation);
        history.change(entry, e -> chosen.get().attempt().observe(complete));
    }

    private static List<Candidate> candidates(List<HistoryEntry> entries, Observation observation) {
        List<Candidate> open = new ArrayList<>();
        for (HistoryEntry entry : entries) {
            for (AttemptEntry attempt : entry.attempts()) {
                if (entry.isSent() && !attempt.isReserved() && isAtTheTime(attempt, observation)) {
                    open.add(new Candidate(entry, attempt));
                }
            }
        }
        String id = observation.eventId();
        List<Candidate> sameId =
                matching(open, entry -> id != null && entry.message().id().equalsIgnoreCase(id));
        List<Candidate> sameBytes = matching(open, entry -> entry.sha256().equals(observation.sha256()));
        if (!sameId.isEmpty()) {
            return sameId;
        }
        return !sameBytes.isEmpty() || id != null ? sameBytes : open;
    }

    private static List<Candidate> matching(List<Candidate> candidates, Predicate<HistoryEntry> condition) {
        return candidates.stream()
                .filter(candidate -> condition.test(candidate.entry()))
                .toList();
    }

    private static boolean isAtTheTime(AttemptEntry attempt, Observation observation) {
        return observation.at() >= attempt.at() - TOLERANCE_MILLIS
                && (attempt.isUnderWay() || observation.at() <= attempt.endedAt() + LATEST_MILLIS);
    }

    private static Observation withChange(HistoryEntry entry, Observation observation) {
        String start = observation.start() == null ? "" : observation.start();
        BodyComparison comparison = BodyComparison.of(
                entry.message().body(),
                observation.bytes(),
                observation.sha256(),
                start.getBytes(StandardCharsets.UTF_8));
        return ObservationText.withChange(observation, comparison.same() ? "" : comparison.sentence());
    }
}
