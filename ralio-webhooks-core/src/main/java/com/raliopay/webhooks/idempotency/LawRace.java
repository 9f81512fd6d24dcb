package com.raliopay.webhooks.idempotency;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads after one key at once, again and again; the threads end with the race. */
final class LawRace {

    private static final int THREADS = 8;
    private static final int ROUNDS = 25;

    private LawRace() {}

    static void run(LawTrial store) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String key = store.key();
                race(store, threads, key);
            }
            String released = store.key();
            store.release(released, store.acquire(released));
            race(store, threads, released);

            String expired = store.key();
            String other = store.key();
            store.acquire(expired, LawTrial.SHORT);
            store.acquire(other, LawTrial.SHORT);
            store.acquireInTime(other); // made later, and has ended
            race(store, threads, expired);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void race(LawTrial store, ExecutorService threads, String key) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Claim> claim = () -> {
            start.await();
            return store.claim(key, LawTrial.LEASE);
        };
        List<Future<Claim>> claims = threads.invokeAll(Collections.nCopies(THREADS, claim));
        int acquired = 0;
        for (Future<Claim> each : claims) {
            acquired += result(each) instanceof Claim.Acquired ? 1 : 0;
        }
        store.require(acquired == 1, "one of " + THREADS + " threads acquires the key, but " + acquired + " did");
    }

    private static Claim result(Future<Claim> claim) throws InterruptedException {
        try {
            return claim.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a claim failed among " + THREADS + " at once", e.getCause());
        }
    }
}
