package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.MutableClock;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jspecify.annotations.Nullable;

/**
 * What Lincheck's threads do to a store, as {@link SequentialStore} says it.
 *
 * <p>The clock stands still: a store reads it before it acts, so that a thread held up for a whole lease in between gets a
 * claim that has ended, and no order of the calls explains that. What has expired before the threads start is there: key 1.
 */
public abstract class StoreActors {

    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final int MOST_THREADS = 8;
    private static final int KEYS = 2;

    private final IdempotencyStore store;

    /** The last token of each thread for each key: a thread reads and writes its own only. */
    private final @Nullable String[][] tokens = new String[MOST_THREADS][KEYS];

    StoreActors(IdempotencyStore store, MutableClock clock) {
        this.store = store;
        store.claim(key(1), LEASE);
        clock.advance(LEASE);
    }

    private static String key(int number) {
        return Integer.toString(number);
    }

    @Operation
    public String claim(
            @Param(gen = ThreadIdGen.class) int thread, @Param(gen = IntGen.class, conf = "0:1") int number) {
        Claim claim = store.claim(key(number), LEASE);
        if (claim instanceof Claim.Acquired acquired) {
            tokens[thread][number] = acquired.token();
            return "acquired";
        }
        return claim instanceof Claim.Completed ? "completed" : "in progress";
    }

    /** With the thread's last token, which may be one of a claim that has ended; nothing if it never had one. */
    @Operation
    public void release(
            @Param(gen = ThreadIdGen.class) int thread, @Param(gen = IntGen.class, conf = "0:1") int number) {
        if (tokens[thread][number] != null) {
            store.release(key(number), requireNonNull(tokens[thread][number]));
        }
    }

    /** Made an operation by a subclass, where a completion is not forgotten. */
    public void complete(int number) {
        store.complete(key(number), RETENTION);
    }
}
