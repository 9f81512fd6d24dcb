package com.raliopay.webhooks.crashtests;

import java.util.List;
import java.util.Map;

/**
 * The metrics of a {@link CrashRun}.
 *
 * @param protection the endpoint's protection against repeated side effects
 * @param kills the number of kills
 * @param killsInListeners the kills that interrupted at least one delivery
 * @param killsAfterEffect the kills that interrupted at least one delivery between side effect and completion
 * @param interrupted the deliveries that were interrupted between the start of the listener and completion
 * @param interruptedAfterEffect the interrupted deliveries whose side effect was in the database
 * @param interruptedEvents the events of the interrupted deliveries
 * @param takenOver the interrupted events that were claimed again and completed
 * @param takenOverTooEarly the listener calls for interrupted events that began before the interrupted claim expired
 * @param events the number of events sent
 * @param statuses the number of attempts by status, {@link Attempt#NO_ANSWER} included
 * @param effects the number of side effects in the database at the end
 * @param repeatedEffects the side effects beyond one per event
 * @param lost the number of events without a side effect
 */
record CrashMetrics(
        Protection protection,
        int kills,
        int killsInListeners,
        long killsAfterEffect,
        long interrupted,
        long interruptedAfterEffect,
        long interruptedEvents,
        long takenOver,
        long takenOverTooEarly,
        int events,
        Map<Integer, Long> statuses,
        long effects,
        long repeatedEffects,
        int lost) {

    List<Guarantee> guarantees() {
        return List.of(
                new Guarantee(
                        "every event has its side effect, none is lost",
                        lost == 0 && effects == events + repeatedEffects),
                new Guarantee(
                        "every response was 200 or 503",
                        statuses.keySet().stream()
                                .allMatch(s -> s == Attempt.OK || s == Attempt.UNAVAILABLE || s == Attempt.NO_ANSWER)),
                new Guarantee("some kills hit between side effect and completion", interruptedAfterEffect > 0),
                repeatedEffectsGuarantee(),
                new Guarantee(
                        "interrupted events were claimed again and completed, never before their lease expired",
                        takenOver == interruptedEvents && takenOverTooEarly == 0));
    }

    private Guarantee repeatedEffectsGuarantee() {
        return switch (protection) {
            case STORE ->
                new Guarantee(
                        "repeated side effects = deliveries interrupted between side effect and completion",
                        repeatedEffects == interruptedAfterEffect);
            case INBOX -> new Guarantee("no repeated side effect, although kills hit there", repeatedEffects == 0);
        };
    }

    private long attempts() {
        return statuses.values().stream().mapToLong(Long::longValue).sum();
    }

    private long answered(int status) {
        return statuses.getOrDefault(status, 0L);
    }

    /** Returns the metrics of several runs side by side. */
    static String table(List<CrashMetrics> runs) {
        return new MetricTable<>(runs)
                .row("protection", f -> f.protection.title())
                .gap()
                .row("kills (SIGKILL)", CrashMetrics::kills)
                .row("  while a listener was running", CrashMetrics::killsInListeners)
                .row("  between side effect and completion", CrashMetrics::killsAfterEffect)
                .row("deliveries interrupted in or after their listener", CrashMetrics::interrupted)
                .row("  between side effect and completion", CrashMetrics::interruptedAfterEffect)
                .row("events interrupted", CrashMetrics::interruptedEvents)
                .row("  claimed again after the lease, and completed", CrashMetrics::takenOver)
                .gap()
                .row("events sent", CrashMetrics::events)
                .row("attempts, with duplicates and retries", CrashMetrics::attempts)
                .row("  answered 200", f -> f.answered(Attempt.OK))
                .row("  answered 503, sent again", f -> f.answered(Attempt.UNAVAILABLE))
                .row("  connection refused or broken, sent again", f -> f.answered(Attempt.NO_ANSWER))
                .gap()
                .row("side effects in the database", CrashMetrics::effects)
                .row("  repeated side effects", CrashMetrics::repeatedEffects)
                .row("events lost", CrashMetrics::lost)
                .gap()
                .guarantees(CrashMetrics::guarantees, f -> f.protection.title())
                .toString();
    }
}
