package com.raliopay.webhooks.crashtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Longer: {@code -Dresilience.kills=200}. The same again, but for what the threads do: {@code -Dresilience.seed=…}. */
class CrashProofTest {

    private static final int KILLS = Integer.getInteger("resilience.kills", 20);
    private static final long SEED = Long.getLong("resilience.seed", System.nanoTime());

    private static Postgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = new Postgres();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Test
    void withTheStoreAloneThereAreAsManySecondEffectsAsDeliveriesCutOffBetweenEffectAndRecord() throws Exception {
        CrashFigures figures = run(Protection.STORE);

        assertThat(figures.cutOffAfterEffect()).isPositive();
        assertThat(figures.secondEffects()).isEqualTo(figures.cutOffAfterEffect());
    }

    @Test
    void withTheInboxThereIsNoSecondEffectThoughDeliveriesAreCutOffThere() throws Exception {
        CrashFigures figures = run(Protection.INBOX);

        assertThat(figures.cutOffAfterEffect()).isPositive();
        assertThat(figures.secondEffects()).isZero();
    }

    private static CrashFigures run(Protection protection) throws Exception {
        CrashFigures figures = new CrashProof(postgres, protection, KILLS, SEED, kill -> {}).run();

        assertThat(figures.kills()).isEqualTo(KILLS);
        assertThat(figures.lost()).isZero();
        assertThat(figures.laws()).as("seed %d: %s", SEED, figures).allMatch(Law::holds);
        return figures;
    }
}
