package com.raliopay.webhooks.crashtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Longer: {@code -Dresilience.stops=20}. The same again, but for what the threads do: {@code -Dresilience.seed=…}. */
class OutageProofTest {

    /** One at once, one in order. */
    private static final int STOPS = Integer.getInteger("resilience.stops", 2);

    private static final long SEED = Long.getLong("resilience.seed", System.nanoTime());

    @ParameterizedTest
    @EnumSource
    void thereIsNothingBut503MeanwhileAndNothingIsLost(Source source) throws Exception {
        OutageFigures figures = new OutageProof(source, STOPS, SEED, stop -> {}).run();

        assertThat(figures.stops()).isEqualTo(STOPS);
        assertThat(figures.whileDown())
                .hasSize(1)
                .hasEntrySatisfying(
                        "503 UNAVAILABLE", count -> assertThat(count).isGreaterThanOrEqualTo(20L * STOPS));
        assertThat(figures.lost()).isZero();
        assertThat(figures.laws()).as("seed %d: %s", SEED, figures).allMatch(Law::holds);
    }
}
