package com.raliopay.webhooks.crashtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** For a longer run: {@code -Dcrash-tests.kills=200}. To repeat the random values: {@code -Dcrash-tests.seed=…}. */
class CrashRunTest {

    private static final int KILLS = Integer.getInteger("crash-tests.kills", 20);
    private static final long SEED = Long.getLong("crash-tests.seed", System.nanoTime());

    private static final Map<Protection, CrashMetrics> RUNS = new EnumMap<>(Protection.class);

    private static Postgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = new Postgres();
    }

    @AfterAll
    static void stopPostgresAndPrintMetrics() throws IOException {
        postgres.close();
        System.out.println(CrashMetrics.table(List.copyOf(RUNS.values())));
    }

    @Test
    void repeatsSideEffectsOnlyOfInterruptedDeliveriesWithStoreAlone() throws Exception {
        CrashMetrics metrics = run(Protection.STORE);

        assertThat(metrics.interruptedAfterEffect()).isPositive();
        assertThat(metrics.repeatedEffects()).isEqualTo(metrics.interruptedAfterEffect());
    }

    @Test
    void repeatsNoSideEffectWithInbox() throws Exception {
        CrashMetrics metrics = run(Protection.INBOX);

        assertThat(metrics.interruptedAfterEffect()).isPositive();
        assertThat(metrics.repeatedEffects()).isZero();
    }

    private static CrashMetrics run(Protection protection) throws Exception {
        CrashMetrics metrics = new CrashRun(postgres, protection, KILLS, SEED).run();

        RUNS.put(protection, metrics);
        assertThat(metrics.kills()).isEqualTo(KILLS);
        assertThat(metrics.lost()).isZero();
        assertThat(metrics.guarantees()).as("seed %d: %s", SEED, metrics).allMatch(Guarantee::holds);
        return metrics;
    }
}
