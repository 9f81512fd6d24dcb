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
 * What an {@link OutageProof} has counted.
 *
 * @param source where the connections came from
 * @param stops how often the database was stopped
 * @param slowestRecoveryMillis the longest time from the database being there to the first delivery handled
 * @param events that were sent
 * @param whileDown how attempts were answered of which all was while there was no database: status and outcome
 * @param atTheEdges likewise, of which a part was while the database was away, stopped, or started
 * @param otherwise likewise, of all the others
 * @param unrecorded events that were handled, and answered with 200, but could not be recorded
 * @param unrecordedCopied those of them that were sent twice at the same time
 * @param handledTwice events that were handled more than once
 * @param handledTwiceOtherwise those of them that are not among {@code unrecordedCopied}
 * @param lost events that were not handled
 */
record OutageFigures(
        Source source,
        int stops,
        long slowestRecoveryMillis,
        int events,
        Map<String, Long> whileDown,
        Map<String, Long> atTheEdges,
        Map<String, Long> otherwise,
        int unrecorded,
        int unrecordedCopied,
        int handledTwice,
        int handledTwiceOtherwise,
        int lost) {

    private static final String DOWN = answer(Attempt.UNAVAILABLE, Optional.of(Outcome.UNAVAILABLE));

    private static final Set<String> USUAL = Set.of(
            answer(Attempt.OK, Optional.of(Outcome.HANDLED)),
            answer(Attempt.OK, Optional.of(Outcome.DUPLICATE)),
            answer(Attempt.UNAVAILABLE, Optional.of(Outcome.IN_PROGRESS)),
            DOWN);

    static OutageFigures of(Source source, List<Outage> outages, Sender sender, WatchedMerchant merchant) {
        List<Attempt> attempts = sender.attempts().all();
        Predicate<Attempt> down = a -> outages.stream().anyMatch(outage -> outage.contains(a));
        Predicate<Attempt> edge = down.negate().and(a -> outages.stream().anyMatch(outage -> outage.touches(a)));
        Set<UUID> lost = new HashSet<>(sender.events());
        lost.removeAll(merchant.handled().keySet());
        Set<UUID> unrecordedCopied = new HashSet<>(merchant.unrecorded());
        unrecordedCopied.retainAll(sender.copied());
        Set<UUID> twice = merchant.handled().entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        int handledTwice = twice.size();
        twice.removeAll(unrecordedCopied);
        return new OutageFigures(
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
                merchant.unrecorded().size(),
                unrecordedCopied.size(),
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

    List<Law> laws() {
        return List.of(
                new Law("every event was handled, none is lost", lost == 0),
                new Law(
                        "while the database was down, every answer was 503 UNAVAILABLE",
                        whileDown.keySet().equals(Set.of(DOWN))),
                new Law(
                        "at the edges, and before and after, every answer was 200 or 503",
                        USUAL.containsAll(atTheEdges.keySet()) && USUAL.containsAll(otherwise.keySet())),
                new Law(
                        "handled twice were only events that could not be recorded, and of which a copy was on its way",
                        handledTwiceOtherwise == 0));
    }

    private static long sum(Map<String, Long> answers) {
        return answers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The figures of several runs side by side. */
    static String table(List<OutageFigures> runs) {
        FigureTable<OutageFigures> table = new FigureTable<>(runs)
                .row("connections from", f -> f.source.title())
                .gap()
                .row("stops of the database", OutageFigures::stops)
                .row("slowest recovery, database up to first 200, in ms", OutageFigures::slowestRecoveryMillis)
                .row("events sent", OutageFigures::events)
                .gap();
        answerRows(table, "deliveries all of which was while the database was down", runs, f -> f.whileDown);
        answerRows(table, "deliveries at the edges of that", runs, f -> f.atTheEdges);
        answerRows(table, "other deliveries", runs, f -> f.otherwise);
        return table.gap()
                .row("events handled, answered 200, but not recorded", OutageFigures::unrecorded)
                .row("  of which a copy was sent at the same time", OutageFigures::unrecordedCopied)
                .row("events handled more than once", OutageFigures::handledTwice)
                .row("events lost", OutageFigures::lost)
                .gap()
                .laws(OutageFigures::laws, f -> f.source.title())
                .toString();
    }

    private static void answerRows(
            FigureTable<OutageFigures> table,
            String label,
            List<OutageFigures> runs,
            Function<OutageFigures, Map<String, Long>> answers) {
        table.row(label, f -> sum(answers.apply(f)));
        runs.stream()
                .flatMap(run -> answers.apply(run).keySet().stream())
                .distinct()
                .sorted()
                .forEach(
                        answer -> table.row("  " + answer, f -> answers.apply(f).getOrDefault(answer, 0L)));
    }
}
