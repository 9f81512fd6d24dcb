package com.raliopay.webhooks.crashtests;

import java.util.List;
import java.util.Map;

/**
 * What a {@link CrashProof} has counted.
 *
 * @param protection what the endpoint had
 * @param kills how often it was killed
 * @param killsInListeners how many kills have cut off at least one delivery
 * @param killsAfterEffect how many have cut off at least one between its effect and the record of it
 * @param cutOff deliveries that kills have cut off, between the beginning of the listener and the record
 * @param cutOffAfterEffect those of them whose effect was in the database
 * @param cutOffEvents the events of the deliveries that were cut off, each once
 * @param takenOver how many of those events were claimed anew and recorded in the end
 * @param takenOverTooEarly how many of their later listeners began before the lease of the claim that was cut off had ended
 * @param events that were sent
 * @param statuses how many attempts were answered with each status; {@link Attempt#NO_ANSWER} is one
 * @param effects in the database at the end
 * @param secondEffects effects beyond one for each event
 * @param lost events without an effect
 */
record CrashFigures(
        Protection protection,
        int kills,
        int killsInListeners,
        long killsAfterEffect,
        long cutOff,
        long cutOffAfterEffect,
        long cutOffEvents,
        long takenOver,
        long takenOverTooEarly,
        int events,
        Map<Integer, Long> statuses,
        long effects,
        long secondEffects,
        int lost) {

    List<Law> laws() {
        return List.of(
                new Law("every event has its effect, none is lost", lost == 0 && effects == events + secondEffects),
                new Law(
                        "nothing was answered but 200, 503, or not at all",
                        statuses.keySet().stream()
                                .allMatch(s -> s == Attempt.OK || s == Attempt.UNAVAILABLE || s == Attempt.NO_ANSWER)),
                new Law("kills did hit between effect and record", cutOffAfterEffect > 0),
                secondEffectsLaw(),
                new Law(
                        "what was cut off was taken over, and not before its lease had ended",
                        takenOver == cutOffEvents && takenOverTooEarly == 0));
    }

    private Law secondEffectsLaw() {
        return switch (protection) {
            case STORE ->
                new Law(
                        "second effects = deliveries cut off between effect and record",
                        secondEffects == cutOffAfterEffect);
            case INBOX -> new Law("no second effect, though kills hit there", secondEffects == 0);
        };
    }

    private long attempts() {
        return statuses.values().stream().mapToLong(Long::longValue).sum();
    }

    private long answered(int status) {
        return statuses.getOrDefault(status, 0L);
    }

    /** The figures of several runs side by side. */
    static String table(List<CrashFigures> runs) {
        return new FigureTable<>(runs)
                .row("the endpoint has", f -> f.protection.title())
                .gap()
                .row("kills (SIGKILL)", CrashFigures::kills)
                .row("  while a listener was at work", CrashFigures::killsInListeners)
                .row("  between an effect and the record of it", CrashFigures::killsAfterEffect)
                .row("deliveries cut off in or after their listener", CrashFigures::cutOff)
                .row("  between the effect and the record of it", CrashFigures::cutOffAfterEffect)
                .row("events cut off", CrashFigures::cutOffEvents)
                .row("  taken over after the lease, and recorded", CrashFigures::takenOver)
                .gap()
                .row("events sent", CrashFigures::events)
                .row("deliveries attempted, with copies and retries", CrashFigures::attempts)
                .row("  answered 200", f -> f.answered(Attempt.OK))
                .row("  answered 503, and sent again", f -> f.answered(Attempt.UNAVAILABLE))
                .row("  refused or broken off, and sent again", f -> f.answered(Attempt.NO_ANSWER))
                .gap()
                .row("effects in the database", CrashFigures::effects)
                .row("  second effects of an event", CrashFigures::secondEffects)
                .row("events lost", CrashFigures::lost)
                .gap()
                .laws(CrashFigures::laws, f -> f.protection.title())
                .toString();
    }
}
