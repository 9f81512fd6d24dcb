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
 * Signed deliveries of one payload, each with an id of its own, in a ring: by the time that one comes again, the store, which
 * remembers fewer, has forgotten it.
 */
@State(Scope.Thread)
public class Deliveries {

    static final String SECRET = "whsec-of-the-benchmark";

    /** The ring takes about this much memory, so that large bodies are few. */
    private static final int RING_BYTES = 4 << 20;

    private static final int MAX_RING = 4096;

    /** The ring is this many times longer than what the store remembers of it. */
    private static final int RING_PER_STORE = 4;

    @Param("SESSION_VERIFIED")
    public Payload payload = Payload.SESSION_VERIFIED;

    private byte[][] bodies = {};
    private String[] signatures = {};
    private int at;
    private long handled;
    private long others;

    /** How many keys a store may remember, so that each delivery of a ring of any payload is a new one. */
    static int storeSize(Payload payload) {
        return Math.max(1, ringSize(payload) / RING_PER_STORE);
    }

    private static int ringSize(Payload payload) {
        return Math.min(MAX_RING, RING_BYTES / payload.withId(new UUID(0, 0)).length);
    }

    @Setup
    public void fill() {
        int size = ringSize(payload);
        SignatureVerifier signer = SignatureVerifier.of(SECRET);
        bodies = new byte[size][];
        signatures = new String[size];
        for (int i = 0; i < size; i++) {
            bodies[i] = payload.withId(UUID.randomUUID());
            signatures[i] = signer.sign(bodies[i]);
        }
    }

    /**
     * Counts the outcome of a delivery. With two threads, a key may still be remembered when its event is sent again, which then is
     * a duplicate; the measurement is invalid unless that is rare.
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
            throw new IllegalStateException("not what is to be measured: " + others + " of " + (handled + others)
                    + " deliveries were not handled");
        }
    }

    /** {@return the body of the next delivery} */
    byte[] next() {
        at = at + 1 == bodies.length ? 0 : at + 1;
        return bodies[at];
    }

    /** Returns a header of the delivery whose body {@link #next()} returned. */
    String header(String name) {
        return name.equals(SignatureVerifier.HEADER) ? signatures[at] : "";
    }
}
