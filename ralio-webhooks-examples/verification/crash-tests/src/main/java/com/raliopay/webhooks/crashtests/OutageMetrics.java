package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.Outcome;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The metrics of an {@link OutageRun}.
 *
 * @param source the source of the connections
 * @param stops the number of stops of the database
 * @param slowestRecoveryMillis the longest time from a restart of the database to the first handled delivery
 * @param events the number of events sent
 * @param whileDown the attempts during which the database was down all the time, by status and outcome
 * @param atTheEdges the attempts during a part of which the database was stopping, down, or starting
 * @param otherwise all other attempts
 * @param uncompleted the events that were handled and answered with 200 but could not be completed
 * @param uncompletedDuplicated the uncompleted events that were sent twice concurrently
 * @param handledTwice the events that were handled more than once
 * @param handledTwiceOtherwise the events handled more than once that are not in {@code uncompletedDuplicated}
 * @param lost the number of events that were not handled
 */
record OutageMetrics(
        Source source,
        int stops,
        long slowestRecoveryMillis,
        int events,
        Map<String, Long> whileDown,
        Map<String, Long> atTheEdges,
        Map<String, Long> otherwise,
        int uncompleted,
        int uncompletedDuplicated,
        int handledTwice,
        int handledTwiceOtherwise,
        int lost) {

    private static final String DOWN = answer(Attempt.UNAVAILABLE, Optional.of(Outcome.UNAVAILABLE));

    private static final Set<String> USUAL = Set.of(
            answer(Attempt.OK, Optional.of(Outcome.HANDLED)),
            answer(Attempt.OK, Optional.of(Outcome.DUPLICATE)),
            answer(Attempt.UNAVAILABLE, Optional.of(Outcome.IN_PROGRESS)),
            DOWN);

    static OutageMetrics of(Source source, List<Outage> outages, Sender sender, WatchedMerchant merchant) {
        List<Attempt> attempts = sender.attempts().all();
        Predicate<Attempt> down = a -> outages.stream().anyMatch(outage -> outage.contains(a));
        Predicate<Attempt> edge = down.negate().and(a -> outages.stream().anyMatch(outage -> outage.touches(a)));
        Set<UUID> lost = new HashSet<>(sender.events());
        lost.removeAll(merchant.handled().keySet());
        Set<UUID> uncompletedDuplicated = new HashSet<>(merchant.uncompleted());
        uncompletedDuplicated.retainAll(sender.duplicated());
        Set<UUID> twice = merchant.handled().entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        int handledTwice = twice.size();
        twice.removeAll(uncompletedDuplicated);
        return new OutageMetrics(
                source,
                outages.size(),
                outages.stream()
                        .map(Outage::recovery)
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                        .toMillis(),
                sender.events().size(),
                answers(attempts, down, merchant),
                answers(attempts, edge, merchant),
                answers(attempts, down.or(edge).negate(), merchant),
                merchant.uncompleted().size(),
                uncompletedDuplicated.size(),
                handledTwice,
                twice.size(),
                lost.size());
    }

    private static Map<String, Long> answers(
            List<Attempt> attempts, Predicate<Attempt> which, WatchedMerchant merchant) {
        return attempts.stream()
                .filter(which)
                .collect(Collectors.groupingBy(
                        a -> answer(a.status(), merchant.outcome(a)), TreeMap::new, Collectors.counting()));
    }

    private static String answer(int status, Optional<Outcome> outcome) {
        return status + outcome.map(o -> " " + o).orElse("");
    }

    List<Guarantee> guarantees() {
        return List.of(
                new Guarantee("every event was handled, none is lost", lost == 0),
                new Guarantee(
                        "while the database was down, every response was 503 UNAVAILABLE",
                        whileDown.keySet().equals(Set.of(DOWN))),
                new Guarantee(
                        "at all other times, every response was 200 or 503",
                        USUAL.containsAll(atTheEdges.keySet()) && USUAL.containsAll(otherwise.keySet())),
                new Guarantee(
                        "only events that could not be completed and had a duplicate under way were handled twice",
                        handledTwiceOtherwise == 0));
    }

    private static long sum(Map<String, Long> answers) {
        return answers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the metrics of several runs side by side. */
    static String table(List<OutageMetrics> runs) {
        MetricTable<OutageMetrics> table = new MetricTable<>(runs)
                .row("connections from", f -> f.source.title())
                .gap()
                .row("stops of the database", OutageMetrics::stops)
                .row("slowest recovery, database up to first 200, in ms", OutageMetrics::slowestRecoveryMillis)
                .row("events sent", OutageMetrics::events)
                .gap();
        answerRows(table, "attempts while the database was down", runs, f -> f.whileDown);
        answerRows(table, "attempts while the database went down or came up", runs, f -> f.atTheEdges);
        answerRows(table, "other attempts", runs, f -> f.otherwise);
        return table.gap()
                .row("events handled, answered 200, but not completed", OutageMetrics::uncompleted)
                .row("  with a concurrent duplicate", OutageMetrics::uncompletedDuplicated)
                .row("events handled more than once", OutageMetrics::handledTwice)
                .row("events lost", OutageMetrics::lost)
                .gap()
                .guarantees(OutageMetrics::guarantees, f -> f.source.title())
                .toString();
    }

    private static void answerRows(
            MetricTable<OutageMetrics> table,
            String label,
            List<OutageMetrics> runs,
            Function<OutageMetrics, Map<String, Long>> answers) {
        table.row(label, f -> sum(answers.apply(f)));
        runs.stream()
                .flatMap(run -> answers.apply(run).keySet().stream())
                .distinct()
                .sorted()
                .forEach(
                        answer -> table.row("  " + answer, f -> answers.apply(f).getOrDefault(answer, 0L)));
    }
}
