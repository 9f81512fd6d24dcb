package com.raliopay.webhooks.crashtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The laws do fail where they ought to. */
class LawsTest {

    private static final Map<Integer, Long> USUAL = Map.of(0, 7L, 200, 10L, 503, 3L);

    private static CrashFigures crash(
            Protection protection, Map<Integer, Long> statuses, long cutOffAfterEffect, long secondEffects, int lost) {
        return new CrashFigures(
                protection,
                1,
                1,
                1,
                5,
                cutOffAfterEffect,
                5,
                5,
                0,
                10,
                statuses,
                10 + secondEffects - lost,
                secondEffects,
                lost);
    }

    private static List<String> broken(List<Law> laws) {
        return laws.stream().filter(law -> !law.holds()).map(Law::text).toList();
    }

    @Test
    void crashes() {
        assertThat(broken(crash(Protection.STORE, USUAL, 2, 2, 0).laws())).isEmpty();
        assertThat(broken(crash(Protection.INBOX, USUAL, 2, 0, 0).laws())).isEmpty();
        assertThat(broken(crash(Protection.STORE, USUAL, 2, 3, 0).laws()))
                .containsExactly("second effects = deliveries cut off between effect and record");
        assertThat(broken(crash(Protection.STORE, USUAL, 2, 1, 0).laws()))
                .containsExactly("second effects = deliveries cut off between effect and record");
        assertThat(broken(crash(Protection.INBOX, USUAL, 2, 1, 0).laws()))
                .containsExactly("no second effect, though kills hit there");
        assertThat(broken(crash(Protection.INBOX, USUAL, 0, 0, 0).laws()))
                .containsExactly("kills did hit between effect and record");
        assertThat(broken(crash(Protection.STORE, USUAL, 2, 2, 1).laws()))
                .containsExactly("every event has its effect, none is lost");
        assertThat(broken(crash(Protection.STORE, Map.of(422, 1L), 2, 2, 0).laws()))
                .containsExactly("nothing was answered but 200, 503, or not at all");
    }

    private static OutageFigures outage(Map<String, Long> whileDown, Map<String, Long> edges, int twiceOtherwise) {
        return new OutageFigures(
                Source.POOL, 1, 1, 10, whileDown, edges, Map.of("200 HANDLED", 9L), 2, 1, 1, twiceOtherwise, 0);
    }

    @Test
    void outages() {
        Map<String, Long> down = Map.of("503 UNAVAILABLE", 9L);

        assertThat(broken(outage(down, down, 0).laws())).isEmpty();
        assertThat(broken(outage(Map.of(), down, 0).laws()))
                .containsExactly("while the database was down, every answer was 503 UNAVAILABLE");
        assertThat(broken(outage(Map.of("503 UNAVAILABLE", 9L, "200 HANDLED", 1L), down, 0)
                        .laws()))
                .containsExactly("while the database was down, every answer was 503 UNAVAILABLE");
        assertThat(broken(outage(down, Map.of("500 FAILED", 1L), 0).laws()))
                .containsExactly("at the edges, and before and after, every answer was 200 or 503");
        assertThat(broken(outage(down, down, 1).laws()))
                .containsExactly(
                        "handled twice were only events that could not be recorded, and of which a copy was on its way");
    }

    @Test
    void areBelowTheFiguresOfTheRunsSideBySide() {
        Map<String, Long> down = Map.of("503 UNAVAILABLE", 9L);
        List<OutageFigures> runs = List.of(outage(down, down, 0), outage(down, down, 3));

        assertThat(OutageFigures.table(runs).lines())
                .contains("  stops of the database" + " ".repeat(57) + "1" + " ".repeat(16) + "1")
                .contains("  ✓ HikariCP: every event was handled, none is lost")
                .contains("  ✗ HikariCP: handled twice were only events that could not be recorded,"
                        + " and of which a copy was on its way");
        assertThat(CrashFigures.table(List.of(crash(Protection.INBOX, USUAL, 2, 1, 0)))
                        .lines())
                .contains("    second effects of an event" + " ".repeat(50) + "1")
                .contains("  ✗ store and inbox: no second effect, though kills hit there");
    }
}
