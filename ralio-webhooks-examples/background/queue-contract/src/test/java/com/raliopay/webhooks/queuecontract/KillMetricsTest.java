package com.raliopay.webhooks.queuecontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.crashtests.Guarantee;
import com.raliopay.webhooks.deadletters.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shows that each guarantee can fail. */
@Tag("background")
class KillMetricsTest {

    private static final Map<Integer, Long> USUAL = Map.of(0, 7L, 200, 10L, 503, 3L);
    private static final Set<UUID> NONE = Set.of();
    private static final Set<UUID> ONE = Set.of(new UUID(1, 2));
    private static final DeadLetter LETTER =
            new DeadLetter("key", "type", "id", Outcome.LISTENER_FAILED, null, 1, Instant.EPOCH, Instant.EPOCH);

    private static KillMetrics metrics(
            int hits,
            Map<Integer, Long> statuses,
            Set<UUID> lost,
            long repeatedEffects,
            Set<UUID> outdatedSubjects,
            Set<UUID> poisonEffects,
            Set<UUID> lostPoison,
            List<DeadLetter> otherDeadLetters) {
        return new KillMetrics(
                "a queue",
                Duration.ofSeconds(9),
                List.of(new KillCount("worker", "between side effect and acknowledgment", 4, hits, 2L * hits)),
                10,
                statuses,
                Map.of(Outcome.HANDLED, 9L),
                lost,
                repeatedEffects,
                outdatedSubjects,
                1,
                poisonEffects,
                lostPoison,
                otherDeadLetters);
    }

    private static List<String> broken(KillMetrics metrics) {
        return metrics.guarantees().stream()
                .filter(guarantee -> !guarantee.holds())
                .map(Guarantee::text)
                .toList();
    }

    @Test
    void holdsEveryGuaranteeOfCorrectQueue() {
        assertThat(broken(metrics(1, USUAL, NONE, 0, NONE, NONE, NONE, List.of())))
                .isEmpty();
    }

    @Test
    void detectsEachViolation() {
        assertThat(broken(metrics(1, Map.of(200, 9L, 422, 1L), NONE, 0, NONE, NONE, NONE, List.of())))
                .containsExactly("every event is stored or sent again: no response was a 4xx");
        assertThat(broken(metrics(1, USUAL, ONE, 0, NONE, NONE, NONE, List.of())))
                .containsExactly("every stored event was handled, none is lost");
        assertThat(broken(metrics(1, USUAL, NONE, 1, NONE, NONE, NONE, List.of())))
                .containsExactly("no event was handled twice");
        assertThat(broken(metrics(1, USUAL, NONE, 0, ONE, NONE, NONE, List.of())))
                .containsExactly("every subject has its newest level");
        assertThat(broken(metrics(1, USUAL, NONE, 0, NONE, ONE, NONE, List.of())))
                .containsExactly("no poison event has a side effect");
        assertThat(broken(metrics(1, USUAL, NONE, 0, NONE, NONE, ONE, List.of())))
                .containsExactly("every poison event is in the dead letters, once");
        assertThat(broken(metrics(1, USUAL, NONE, 0, NONE, NONE, NONE, List.of(LETTER))))
                .containsExactly("nothing else is in the dead letters");
        assertThat(broken(metrics(0, USUAL, NONE, 0, NONE, NONE, NONE, List.of())))
                .containsExactly("worker: some kills hit between side effect and acknowledgment");
    }

    @Test
    void listsGuaranteesBelowMetrics() {
        assertThat(KillMetrics.table(List.of(metrics(1, USUAL, NONE, 3, NONE, NONE, NONE, List.of())))
                        .lines())
                .contains("  repeated side effects" + " ".repeat(57) + "3")
                .contains("  ✓ a queue: every stored event was handled, none is lost")
                .contains("  ✗ a queue: no event was handled twice");
    }
}
