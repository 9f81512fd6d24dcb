package com.raliopay.webhooks.benchmarks;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a new event costs in a store, in microseconds, next to the bare statements that nothing can do without. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class StoreBenchmark {

    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration RETENTION = Duration.ofDays(30);

    @Param({"MEMORY", "H2", "POSTGRESQL"})
    public StoreUnderTest store = StoreUnderTest.MEMORY;

    private StoreUnderTest.Running running = StoreUnderTest.NONE;

    @Setup
    public void start() throws Exception {
        running = store.start();
    }

    @TearDown
    public void stop() throws Exception {
        running.close();
    }

    /** A key that was not there, at no place that a store could guess, as the ids of events are. */
    private static String nextKey() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "kyc_session_verified/" + new UUID(random.nextLong(), random.nextLong());
    }

    @Benchmark
    public Claim claimAndComplete() {
        String key = nextKey();
        IdempotencyStore idempotency = running.store();
        Claim claim = idempotency.claim(key, LEASE);
        if (!(claim instanceof Claim.Acquired)) {
            throw new IllegalStateException("not what is to be measured: " + claim);
        }
        idempotency.complete(key, RETENTION);
        return claim;
    }

    @Benchmark
    public void bareStatements() throws Exception {
        running.bare().run(nextKey());
    }
}
