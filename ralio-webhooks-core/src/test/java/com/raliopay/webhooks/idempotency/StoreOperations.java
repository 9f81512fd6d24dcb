package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.UUID;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jspecify.annotations.Nullable;

/** The operations that Lincheck executes in several threads, on two keys. No lease ends meanwhile. */
public abstract class StoreOperations {

    static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final int MAX_THREADS = 8;

    static final EventKey KEY = new EventKey("type", new UUID(0, 1));

    private final EventKey[] keys = {new EventKey("type", new UUID(0, 0)), KEY};
    private final IdempotencyStore store;

    /** The last token of each thread for each key; only accessed by that thread. */
    private final @Nullable String[][] tokens = new String[MAX_THREADS][keys.length];

    StoreOperations(IdempotencyStore store) {
        this.store = store;
    }

    @Operation
    public String claim(
            @Param(gen = ThreadIdGen.class) int thread, @Param(gen = IntGen.class, conf = "0:1") int number) {
        Claim claim = store.claim(keys[number], LEASE);
        if (claim instanceof Claim.Acquired acquired) {
            tokens[thread][number] = acquired.token();
            return "acquired";
        }
        return claim instanceof Claim.Completed ? "completed" : "in progress";
    }

    /** Uses the last token of the thread, if any, which may be the token of a claim that has ended. */
    @Operation
    public void release(
            @Param(gen = ThreadIdGen.class) int thread, @Param(gen = IntGen.class, conf = "0:1") int number) {
        if (tokens[thread][number] != null) {
            store.release(keys[number], requireNonNull(tokens[thread][number]));
        }
    }

    @Operation
    public void complete(@Param(gen = IntGen.class, conf = "0:1") int number) {
        store.complete(keys[number], RETENTION);
    }
}
