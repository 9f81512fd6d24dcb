package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import java.time.Duration;
import java.util.Map;
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

/** Measures new and known events in a store, in microseconds, and the statements that they need at least. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class ClaimBenchmark implements Measurement.Subject {

    @Param("memory")
    public String address = "memory";

    private final EventKey completed = Events.newKey();
    private final EventKey claimed = Events.newKey();
    private final EventKey written = Events.newKey();

    @SuppressWarnings("NullAway.Init") // by open()
    private OpenStore open;

    @Setup
    public void open() throws Exception {
        open(address);
    }

    @Override
    public void open(String url) throws Exception {
        open = OpenStore.of(url);
        open.store().complete(completed, Events.RETENTION);
        open.store().claim(claimed, Duration.ofHours(1));
        open.bare().claimAndComplete(written);
    }

    @Override
    public Map<String, Alternation.Call> calls() {
        return Map.of(
                "claimAndComplete", this::claimAndComplete,
                "bareStatements", this::bareStatements,
                "bareStatementsWithTimeout", this::bareStatementsWithTimeout,
                "duplicate", this::duplicate,
                "inProgress", this::inProgress,
                "bareSelect", this::bareSelect);
    }

    @Override
    @TearDown
    public void close() throws Exception {
        open.close();
    }

    @Benchmark
    public Claim claimAndComplete() {
        return Events.claimAndComplete(open.store());
    }

    @Benchmark
    public void bareStatements() throws Exception {
        open.bare().claimAndComplete(Events.newKey());
    }

    @Benchmark
    public void bareStatementsWithTimeout() throws Exception {
        open.bareWithTimeout().claimAndComplete(Events.newKey());
    }

    @Benchmark
    public Claim duplicate() {
        return require(Claim.Completed.class, open.store().claim(completed, Events.LEASE));
    }

    @Benchmark
    public Claim inProgress() {
        return require(Claim.InProgress.class, open.store().claim(claimed, Events.LEASE));
    }

    @Benchmark
    public boolean bareSelect() throws Exception {
        if (!open.bare().contains(written)) {
            throw new IllegalStateException("the event must be found");
        }
        return true;
    }

    private static Claim require(Class<? extends Claim> expected, Claim claim) {
        if (!expected.isInstance(claim)) {
            throw new IllegalStateException(expected.getSimpleName() + " expected but was " + claim);
        }
        return claim;
    }
}
