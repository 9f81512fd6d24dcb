package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.crashtests.Attempt;
import com.raliopay.webhooks.crashtests.Attempts;
import com.raliopay.webhooks.crashtests.Guarantee;
import com.raliopay.webhooks.crashtests.MetricTable;
import com.raliopay.webhooks.deadletters.DeadLetter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The metrics of a {@link KillRun}.
 *
 * @param queue the name of the queue
 * @param time the duration of the run
 * @param kills the kills of each target
 * @param events the number of events sent
 * @param statuses the number of attempts by status, {@link Attempt#NO_ANSWER} included
 * @param outcomes the number of dispatches by workers, by outcome
 * @param lost the events other than poison that have no side effect
 * @param repeatedEffects the side effects beyond one per event
 * @param outdatedSubjects the subjects whose level is not the newest
 * @param poison the number of poison events
 * @param poisonEffects the poison events that have a side effect
 * @param lostPoison the poison events that are not kept as exactly one dead letter, with the outcome of their listener
 * @param otherDeadLetters the dead letters that are no poison events
 */
public record KillMetrics(
        String queue,
        Duration time,
        List<KillCount> kills,
        int events,
        Map<Integer, Long> statuses,
        Map<Outcome, Long> outcomes,
        Set<UUID> lost,
        long repeatedEffects,
        Set<UUID> outdatedSubjects,
        int poison,
        Set<UUID> poisonEffects,
        Set<UUID> lostPoison,
        List<DeadLetter> otherDeadLetters) {

    static KillMetrics of(String queue, List<Kill> killed, RunLog log, KillResults results, Duration time)
            throws SQLException {
        List<Attempt> attempts = results.attempts();
        Map<UUID, List<Integer>> effects = results.effects();
        Set<UUID> lost = new HashSet<>(results.events());
        lost.removeAll(results.poison());
        lost.removeAll(effects.keySet());
        Set<UUID> poisonEffects = new HashSet<>(results.poison());
        poisonEffects.retainAll(effects.keySet());
        List<KillCount> kills = new ArrayList<>();
        kills.add(KillCount.ofEndpoint(killed, log, attempts));
        kills.add(KillCount.ofWorkers(killed, log, results, effects));
        killed.stream()
                .map(Kill::target)
                .filter(target -> !target.equals(Kill.ENDPOINT) && !target.equals(Kill.WORKER))
                .distinct()
                .sorted()
                .forEach(server -> kills.add(KillCount.ofServer(server, killed, log, attempts)));
        return new KillMetrics(
                queue,
                time,
                kills,
                results.events().size(),
                Attempts.byStatus(attempts),
                log.observations().stream().collect(Collectors.groupingBy(Observation::outcome, Collectors.counting())),
                lost,
                effects.values().stream().mapToLong(runs -> runs.size() - 1).sum(),
                results.outdatedSubjects(),
                results.poison().size(),
                poisonEffects,
                results.lostPoison(),
                results.otherDeadLetters());
    }

    /** Returns the guarantees, and whether the run kept them. */
    public List<Guarantee> guarantees() {
        List<Guarantee> guarantees = new ArrayList<>(List.of(
                new Guarantee("every event is stored or sent again: no response was a 4xx", refused() == 0),
                new Guarantee("every stored event was handled, none is lost", lost.isEmpty()),
                new Guarantee("no event was handled twice", repeatedEffects == 0),
                new Guarantee("every subject has its newest level", outdatedSubjects.isEmpty()),
                new Guarantee("every poison event is in the dead letters, once", lostPoison.isEmpty() && poison > 0),
                new Guarantee("nothing else is in the dead letters", otherDeadLetters.isEmpty()),
                new Guarantee("no poison event has a side effect", poisonEffects.isEmpty())));
        kills.forEach(count ->
                guarantees.add(new Guarantee(count.target() + ": some kills hit " + count.moment(), count.hits() > 0)));
        return guarantees;
    }

    private long refused() {
        return statuses.keySet().stream()
                .filter(status -> status >= 300 && status < 500)
                .mapToLong(this::answered)
                .sum();
    }

    private long attempts() {
        return statuses.values().stream().mapToLong(Long::longValue).sum();
    }

    private long answered(int status) {
        return statuses.getOrDefault(status, 0L);
    }

    private long dispatched(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Returns the metrics of several runs of the same targets side by side. */
    public static String table(List<KillMetrics> runs) {
        MetricTable<KillMetrics> table = new MetricTable<>(runs)
                .row("queue", KillMetrics::queue)
                .row("duration of the run, in s", f -> f.time.toSeconds())
                .gap();
        for (int i = 0; i < runs.get(0).kills.size(); i++) {
            int target = i;
            KillCount first = runs.get(0).kills.get(i);
            table.row("kills: " + first.target(), f -> f.kills.get(target).kills())
                    .row("  " + first.moment(), f -> f.kills.get(target).hits())
                    .row("    deliveries interrupted", f -> f.kills.get(target).interrupted());
        }
        table.gap()
                .row("events sent", KillMetrics::events)
                .row("attempts, with duplicates and retries", KillMetrics::attempts)
                .row("  answered 200", f -> f.answered(Attempt.OK))
                .row("  connection refused or broken, sent again", f -> f.answered(Attempt.NO_ANSWER))
                .row(
                        "  answered 5xx, sent again",
                        f -> f.attempts() - f.answered(Attempt.OK) - f.answered(Attempt.NO_ANSWER) - f.refused())
                .gap()
                .row(
                        "dispatches by workers",
                        f -> f.outcomes.values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        for (Outcome outcome : Outcome.values()) {
            if (runs.stream().anyMatch(f -> f.dispatched(outcome) > 0)) {
                table.row("  " + outcome, f -> f.dispatched(outcome));
            }
        }
        return table.gap()
                .row("events lost", f -> f.lost.size())
                .row("repeated side effects", KillMetrics::repeatedEffects)
                .row("subjects with an outdated level", f -> f.outdatedSubjects.size())
                .row("poison events", KillMetrics::poison)
                .row("  not in the dead letters", f -> f.lostPoison.size())
                .row("dead letters of other events", f -> f.otherDeadLetters.size())
                .gap()
                .guarantees(KillMetrics::guarantees, KillMetrics::queue)
                .toString();
    }
}
