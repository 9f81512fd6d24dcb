package com.raliopay.webhooks.benchmarks.peers;

import com.raliopay.webhooks.benchmarks.deliveries.Request;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Measures one event of each contender, in microseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class PeersBenchmark {

    @Param
    public Peer peer = Peer.RALIO;

    private Contender contender = peer.create(field -> {});
    private final Request[] ring = new Request[4 * Peer.REMEMBERED];
    private int at;

    /** Signs the events in each JVM: some peers accept only those of the last five minutes. */
    @Setup
    public void sign(Blackhole blackhole) throws Exception {
        contender = peer.create(blackhole::consume);
        for (int i = 0; i < ring.length; i++) {
            ring[i] = contender.sign(contender.event(UUID.randomUUID().toString()));
        }
    }

    @Benchmark
    public void handle() throws Exception {
        at = at + 1 == ring.length ? 0 : at + 1;
        contender.handle(ring[at]);
    }
}
