package com.raliopay.webhooks.benchmarks;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.util.UUID;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A ring of signed deliveries of one body, each with its own event id. The store remembers fewer events than the ring has,
 * so that each delivery is a new event.
 */
@State(Scope.Thread)
public class SignedDeliveries {

    static final String SECRET = "whsec-of-the-benchmark";

    /** The size of the ring in memory, so that there are few large bodies. */
    private static final int RING_BYTES = 4 << 20;

    private static final int MAX_RING = 4096;

    /** How many times longer the ring is than what the store remembers. */
    private static final int RING_PER_STORE = 4;

    @Param("SESSION_VERIFIED")
    public String body = "SESSION_VERIFIED";

    private byte[][] bodies = {};
    private String[] signatures = {};
    private int at;
    private long handled;
    private long others;

    /** Returns how many events the store may remember. */
    static int storeSize(String body) {
        return Math.max(1, ringSize(body) / RING_PER_STORE);
    }

    private static int ringSize(String body) {
        return Math.min(MAX_RING, RING_BYTES / BenchmarkBody.of(body, new UUID(0, 0)).length);
    }

    @Setup
    public void fill() {
        int size = ringSize(body);
        SignatureVerifier signer = SignatureVerifier.of(SECRET);
        bodies = new byte[size][];
        signatures = new String[size];
        for (int i = 0; i < size; i++) {
            bodies[i] = BenchmarkBody.of(body, UUID.randomUUID());
            signatures[i] = signer.sign(bodies[i]);
        }
    }

    /**
     * Counts the outcome of a delivery. With two threads, an event may still be remembered when it is delivered again, and is
     * a duplicate then; the measurement is invalid unless that is rare.
     */
    void count(Outcome outcome) {
        if (outcome == Outcome.HANDLED) {
            handled++;
        } else {
            others++;
        }
    }

    @TearDown
    public void check() {
        if (others > handled / 1_000) {
            throw new IllegalStateException(others + " of " + (handled + others)
                    + " deliveries were not handled, so the measurement is invalid");
        }
    }

    /** Returns the body of the next delivery. */
    byte[] next() {
        at = at + 1 == bodies.length ? 0 : at + 1;
        return bodies[at];
    }

    /** Returns a header of the delivery whose body {@link #next()} returned. */
    String header(String name) {
        return name.equals(SignatureVerifier.HEADER) ? signatures[at] : "";
    }
}
