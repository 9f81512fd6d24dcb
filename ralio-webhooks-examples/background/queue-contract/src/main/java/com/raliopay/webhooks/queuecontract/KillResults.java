package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.crashtests.Attempt;
import com.raliopay.webhooks.crashtests.Sender;
import com.raliopay.webhooks.deadletters.DeadLetter;
import com.raliopay.webhooks.deadletters.DeadLetterFilter;
import com.raliopay.webhooks.deadletters.DeadLetters;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was sent in a run, and what the queue has done with it. */
final class KillResults {

    /** How long no worker may have dispatched anything until the queue is considered empty; longer than the lease. */
    private static final Duration QUIET = Duration.ofSeconds(4);

    private static final int POLL_MILLIS = 200;

    private final KillRunEvents source;
    private final Sender sender;
    private final RunTables tables;
    private final DeadLetters deadLetters;

    KillResults(KillRunEvents source, Sender sender, RunTables tables, DeadLetters deadLetters) {
        this.source = source;
        this.sender = sender;
        this.tables = tables;
        this.deadLetters = deadLetters;
    }

    /**
     * Waits until each event has a side effect or is a dead letter, or until nothing has changed for this time, and then until
     * the workers have nothing more to do.
     */
    void awaitEmptyQueue(RunLog log, Duration stalled) throws SQLException, InterruptedException {
        int missing = missing().size();
        long progress = System.nanoTime();
        while (missing > 0 && System.nanoTime() - progress < stalled.toNanos()) {
            Thread.sleep(POLL_MILLIS);
            int now = missing().size();
            if (now != missing) {
                missing = now;
                progress = System.nanoTime();
            }
        }
        log.awaitQuiet(QUIET);
    }

    /** Returns the events that have neither a side effect nor a dead letter. */
    Set<UUID> missing() throws SQLException {
        Set<UUID> missing = new HashSet<>(sender.events());
        missing.removeAll(tables.effects().keySet());
        deadIds().forEach(id -> missing.remove(UUID.fromString(id)));
        return missing;
    }

    private List<String> deadIds() throws SQLException {
        return deadLetters.find(DeadLetterFilter.ALL).stream()
                .map(DeadLetter::eventId)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns the poison events that are not kept as exactly one dead letter with the outcome of their listener. */
    Set<UUID> lostPoison() throws SQLException {
        Set<UUID> lost = new HashSet<>(source.rejected());
        lost.removeAll(deadOnce(Outcome.LISTENER_REJECTED));
        Set<UUID> failing = new HashSet<>(source.failing());
        failing.removeAll(deadOnce(Outcome.LISTENER_FAILED));
        lost.addAll(failing);
        return lost;
    }

    private Set<UUID> deadOnce(Outcome outcome) throws SQLException {
        Map<String, Long> letters = deadLetters.find(new DeadLetterFilter(null, outcome, null, null)).stream()
                .collect(Collectors.groupingBy(letter -> String.valueOf(letter.eventId()), Collectors.counting()));
        return letters.entrySet().stream()
                .filter(entry -> entry.getValue() == 1)
                .map(entry -> UUID.fromString(entry.getKey()))
                .collect(Collectors.toSet());
    }

    /** Returns the dead letters that are no poison events. */
    List<DeadLetter> otherDeadLetters() throws SQLException {
        Set<String> poison = poison().stream().map(UUID::toString).collect(Collectors.toSet());
        return deadLetters.find(DeadLetterFilter.ALL).stream()
                .filter(letter -> !poison.contains(String.valueOf(letter.eventId())))
                .toList();
    }

    Set<UUID> poison() {
        Set<UUID> poison = new HashSet<>(source.rejected());
        poison.addAll(source.failing());
        return poison;
    }

    /** Returns the processes of the side effects, by event. */
    Map<UUID, List<Integer>> effects() throws SQLException {
        return tables.effects();
    }

    /** Returns the subjects whose level is not the newest. */
    Set<UUID> outdatedSubjects() throws SQLException {
        Set<UUID> outdated = new HashSet<>(source.newestLevels().keySet());
        Map<UUID, String> levels = tables.levels();
        outdated.removeIf(subject ->
                Objects.equals(levels.get(subject), source.newestLevels().get(subject)));
        return outdated;
    }

    List<Attempt> attempts() {
        return sender.attempts().all();
    }

    Set<UUID> events() {
        return sender.events();
    }

    /** Returns the events that reached the endpoint in at most one attempt, so that any second dispatch is the queue's. */
    Set<UUID> attemptedOnce() {
        Set<UUID> once = new HashSet<>();
        List<UUID> more = new ArrayList<>();
        for (Attempt attempt : attempts()) {
            if (!once.add(attempt.event())) {
                more.add(attempt.event());
            }
        }
        more.forEach(once::remove);
        return once;
    }
}
