package com.raliopay.webhooks.benchmarks.deliveries;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.util.UUID;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A ring of signed deliveries of one body for each thread, each with its own event id. A store that remembers {@link
 * #remembered} events has forgotten an event when it is delivered again.
 */
@State(Scope.Thread)
public class SignedDeliveries {

    /** The secret that the deliveries are signed with. */
    public static final String SECRET = "whsec-of-the-benchmark";

    /** The size of the ring in memory, so that there are few large bodies. */
    private static final int RING_BYTES = 4 << 20;

    private static final int MAX_RING = 4096;

    /** How many times longer the ring is than what the store remembers. */
    private static final int RING_PER_STORE = 4;

    /** The name of a body, for {@link Bodies#of}. */
    @Param("SESSION_FAILED")
    public String body = "SESSION_FAILED";

    private Request[] ring = {};
    private int at;
    private long handled;
    private long others;

    /** Returns how many events the store may remember. */
    public static int remembered(String body) {
        return Math.max(1, ringSize(body) / RING_PER_STORE);
    }

    private static int ringSize(String body) {
        return Math.max(2, Math.min(MAX_RING, RING_BYTES / Bodies.of(body, new UUID(0, 0)).length));
    }

    /** Signs the deliveries. */
    @Setup
    public void sign() {
        SignatureVerifier signer = SignatureVerifier.of(SECRET);
        ring = new Request[ringSize(body)];
        for (int i = 0; i < ring.length; i++) {
            byte[] bytes = Bodies.of(body, UUID.randomUUID());
            ring[i] = Request.of(bytes, SignatureVerifier.HEADER, signer.sign(bytes));
        }
    }

    /** Returns the next delivery. */
    public Request next() {
        at = at + 1 == ring.length ? 0 : at + 1;
        return ring[at];
    }

    /**
     * Dispatches the next delivery, and counts its outcome. With several threads, an event may still be remembered when it is
     * delivered again, and is a duplicate then; the measurement fails unless that is rare.
     */
    public DispatchResult dispatchNext(WebhookDispatcher ralio) {
        Request request = next();
        DispatchResult result = ralio.dispatch(request.body(), request::header);
        if (result.outcome() == Outcome.HANDLED) {
            handled++;
        } else {
            others++;
        }
        return result;
    }

    /** Fails if more than one of 1,000 deliveries were not handled. */
    @TearDown
    public void check() {
        if (others > handled / 1_000) {
            throw new IllegalStateException(others + " of " + (handled + others)
                    + " deliveries were not handled, so the measurement is invalid");
        }
    }
}
