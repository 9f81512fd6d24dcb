package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.crashtests.Attempt;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * The kills of one target.
 *
 * @param target what was killed
 * @param moment the moment that a kill has to hit in order to show anything
 * @param kills the number of kills
 * @param hits the number of kills that hit this moment
 * @param interrupted the number of deliveries that they interrupted
 */
public record KillCount(String target, String moment, int kills, int hits, long interrupted) {

    private static KillCount of(String target, String moment, List<Kill> kills, ToLongFunction<Kill> interruptedBy) {
        List<Kill> ofTarget =
                kills.stream().filter(kill -> kill.target().equals(target)).toList();
        long[] interrupted = ofTarget.stream().mapToLong(interruptedBy).toArray();
        int hits = 0;
        long sum = 0;
        for (long count : interrupted) {
            hits += count > 0 ? 1 : 0;
            sum += count;
        }
        return new KillCount(target, moment, ofTarget.size(), hits, sum);
    }

    /** Counts attempts that were stored, but got no response. */
    static KillCount ofEndpoint(List<Kill> kills, RunLog log, List<Attempt> attempts) {
        Map<Long, Integer> stored = log.stored();
        return of(
                Kill.ENDPOINT,
                "between storing and responding",
                kills,
                kill -> attempts.stream()
                        .filter(attempt -> attempt.status() == Attempt.NO_ANSWER)
                        .filter(attempt -> Integer.valueOf(kill.run()).equals(stored.get(attempt.number())))
                        .count());
    }

    /**
     * Counts events with a side effect of the killed worker that another worker got after the kill, and only then: the queue did
     * not know that they were handled.
     */
    static KillCount ofWorkers(List<Kill> kills, RunLog log, KillResults results, Map<UUID, List<Integer>> effects) {
        Set<UUID> once = results.attemptedOnce();
        List<Observation> observations = log.observations();
        return of(Kill.WORKER, "between side effect and acknowledgment", kills, kill -> {
            Set<UUID> again = new HashSet<>();
            Set<UUID> before = new HashSet<>();
            for (Observation observation : observations) {
                if (observation.run() != kill.run()) {
                    (observation.time() - kill.from() > 0 ? again : before).add(observation.event());
                }
            }
            again.removeAll(before);
            again.retainAll(once);
            return again.stream()
                    .filter(event -> effects.getOrDefault(event, List.of()).contains(kill.run()))
                    .count();
        });
    }

    /** Counts attempts and dispatches that ended badly, and attempts that were under way, while the server was down. */
    static KillCount ofServer(String name, List<Kill> kills, RunLog log, List<Attempt> attempts) {
        List<Observation> retried =
                log.observations().stream().filter(Observation::isRetried).toList();
        return of(name, "while events were stored or handled", kills, kill -> {
            long stored = attempts.stream().filter(kill::interrupts).count();
            long handled = retried.stream().filter(kill::interrupts).count();
            return stored + handled;
        });
    }
}
