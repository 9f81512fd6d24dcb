package com.raliopay.webhooks.testing;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Claims the same key in several threads concurrently; the threads end with the race. */
final class ClaimRace {

    private static final int THREADS = 8;
    private static final int ROUNDS = 25;

    private ClaimRace() {}

    static void run(StoreProbe store) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                claimConcurrently(store, threads, store.newKey());
            }
            EventKey released = store.newKey();
            store.release(released, store.acquire(released));
            claimConcurrently(store, threads, released);

            EventKey expired = store.newKey();
            EventKey later = store.newKey();
            store.acquire(expired, StoreProbe.SHORT);
            store.acquire(later, StoreProbe.SHORT);
            store.acquireWhenExpired(later);
            claimConcurrently(store, threads, expired);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(store.rule() + ": interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void claimConcurrently(StoreProbe store, ExecutorService threads, EventKey key)
            throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Claim> claim = () -> {
            start.await();
            return store.claim(key, StoreProbe.LONG);
        };
        List<Future<Claim>> claims = threads.invokeAll(Collections.nCopies(THREADS, claim));
        int acquired = 0;
        for (Future<Claim> each : claims) {
            acquired += resultOf(each, store.rule()) instanceof Claim.Acquired ? 1 : 0;
        }
        store.require(acquired == 1, "1 of " + THREADS + " concurrent claims to be Acquired but it was " + acquired);
    }

    private static Claim resultOf(Future<Claim> claim, String rule) throws InterruptedException {
        try {
            return claim.get();
        } catch (ExecutionException e) {
            throw new AssertionError(rule + ": a concurrent claim failed", e.getCause());
        }
    }
}
