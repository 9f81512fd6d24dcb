package com.raliopay.webhooks.crashtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shows that each guarantee can fail. */
class GuaranteesTest {

    private static final Map<Integer, Long> USUAL = Map.of(0, 7L, 200, 10L, 503, 3L);

    private static CrashMetrics crash(
            Protection protection,
            Map<Integer, Long> statuses,
            long interruptedAfterEffect,
            long repeatedEffects,
            int lost) {
        return new CrashMetrics(
                protection,
                1,
                1,
                1,
                5,
                interruptedAfterEffect,
                5,
                5,
                0,
                10,
                statuses,
                10 + repeatedEffects - lost,
                repeatedEffects,
                lost);
    }

    private static List<String> broken(List<Guarantee> guarantees) {
        return guarantees.stream()
                .filter(guarantee -> !guarantee.holds())
                .map(Guarantee::text)
                .toList();
    }

    @Test
    void detectViolationsInCrashRuns() {
        assertThat(broken(crash(Protection.STORE, USUAL, 2, 2, 0).guarantees())).isEmpty();
        assertThat(broken(crash(Protection.INBOX, USUAL, 2, 0, 0).guarantees())).isEmpty();
        assertThat(broken(crash(Protection.STORE, USUAL, 2, 3, 0).guarantees()))
                .containsExactly("repeated side effects = deliveries interrupted between side effect and completion");
        assertThat(broken(crash(Protection.STORE, USUAL, 2, 1, 0).guarantees()))
                .containsExactly("repeated side effects = deliveries interrupted between side effect and completion");
        assertThat(broken(crash(Protection.INBOX, USUAL, 2, 1, 0).guarantees()))
                .containsExactly("no repeated side effect, although kills hit there");
        assertThat(broken(crash(Protection.INBOX, USUAL, 0, 0, 0).guarantees()))
                .containsExactly("some kills hit between side effect and completion");
        assertThat(broken(crash(Protection.STORE, USUAL, 2, 2, 1).guarantees()))
                .containsExactly("every event has its side effect, none is lost");
        assertThat(broken(crash(Protection.STORE, Map.of(422, 1L), 2, 2, 0).guarantees()))
                .containsExactly("every response was 200 or 503");
    }

    private static OutageMetrics outage(Map<String, Long> whileDown, Map<String, Long> edges, int twiceOtherwise) {
        return new OutageMetrics(
                Source.POOL, 1, 1, 10, whileDown, edges, Map.of("200 HANDLED", 9L), 2, 1, 1, twiceOtherwise, 0);
    }

    @Test
    void detectViolationsInOutageRuns() {
        Map<String, Long> down = Map.of("503 UNAVAILABLE", 9L);

        assertThat(broken(outage(down, down, 0).guarantees())).isEmpty();
        assertThat(broken(outage(Map.of(), down, 0).guarantees()))
                .containsExactly("while the database was down, every response was 503 UNAVAILABLE");
        assertThat(broken(outage(Map.of("503 UNAVAILABLE", 9L, "200 HANDLED", 1L), down, 0)
                        .guarantees()))
                .containsExactly("while the database was down, every response was 503 UNAVAILABLE");
        assertThat(broken(outage(down, Map.of("500 LISTENER_FAILED", 1L), 0).guarantees()))
                .containsExactly("at all other times, every response was 200 or 503");
        assertThat(broken(outage(down, down, 1).guarantees()))
                .containsExactly(
                        "only events that could not be completed and had a duplicate under way were handled twice");
    }

    @Test
    void areListedBelowTheMetrics() {
        Map<String, Long> down = Map.of("503 UNAVAILABLE", 9L);
        List<OutageMetrics> runs = List.of(outage(down, down, 0), outage(down, down, 3));

        assertThat(OutageMetrics.table(runs).lines())
                .contains("  stops of the database" + " ".repeat(57) + "1" + " ".repeat(16) + "1")
                .contains("  ✓ HikariCP: every event was handled, none is lost")
                .contains("  ✗ HikariCP: only events that could not be completed and had a duplicate under way"
                        + " were handled twice");
        assertThat(CrashMetrics.table(List.of(crash(Protection.INBOX, USUAL, 2, 1, 0)))
                        .lines())
                .contains("    repeated side effects" + " ".repeat(55) + "1")
                .contains("  ✗ store and inbox: no repeated side effect, although kills hit there");
    }
}
