package com.raliopay.webhooks.crashtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For a longer run: {@code -Dcrash-tests.stops=20}. To repeat the random values: {@code -Dcrash-tests.seed=…}. */
class OutageRunTest {

    /** One immediate and one fast shutdown. */
    private static final int STOPS = Integer.getInteger("crash-tests.stops", 2);

    private static final long SEED = Long.getLong("crash-tests.seed", System.nanoTime());

    private static final List<OutageMetrics> RUNS = new ArrayList<>();

    @AfterAll
    static void printMetrics() {
        System.out.println(OutageMetrics.table(RUNS));
    }

    @ParameterizedTest
    @EnumSource
    void answers503DuringOutagesAndLosesNoEvent(Source source) throws Exception {
        OutageMetrics metrics = new OutageRun(source, STOPS, SEED).run();

        RUNS.add(metrics);
        assertThat(metrics.stops()).isEqualTo(STOPS);
        assertThat(metrics.whileDown())
                .hasSize(1)
                .hasEntrySatisfying(
                        "503 UNAVAILABLE", count -> assertThat(count).isGreaterThanOrEqualTo(20L * STOPS));
        assertThat(metrics.lost()).isZero();
        assertThat(metrics.guarantees()).as("seed %d: %s", SEED, metrics).allMatch(Guarantee::holds);
    }
}
