package com.raliopay.webhooks.benchmarks;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
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

/** Measures a new event in a store, in microseconds, and the statements that it needs at least. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class StoreBenchmark {

    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration RETENTION = Duration.ofDays(30);

    @Param("MEMORY")
    public BenchmarkStore store = BenchmarkStore.MEMORY;

    private BenchmarkStore.Running running = BenchmarkStore.NONE;

    @Setup
    public void start() throws Exception {
        running = store.start();
    }

    @TearDown
    public void stop() throws Exception {
        running.close();
    }

    private static EventKey newKey() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new EventKey(SessionVerified.TYPE, new UUID(random.nextLong(), random.nextLong()));
    }

    @Benchmark
    public Claim claimAndComplete() {
        EventKey key = newKey();
        IdempotencyStore idempotency = running.store();
        Claim claim = idempotency.claim(key, LEASE);
        if (!(claim instanceof Claim.Acquired)) {
            throw new IllegalStateException("a new key must be Acquired but was " + claim);
        }
        idempotency.complete(key, RETENTION);
        return claim;
    }

    @Benchmark
    public void bareStatements() throws Exception {
        running.bare().run(newKey());
    }
}
