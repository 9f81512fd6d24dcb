package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.util.ListStatistics;

/** Two deliveries of the same new event at the same time. */
final class Burst {

    private static final int THREADS = 2;

    private record Answer(Claim claim, double micros) {}

    private Burst() {}

    /** Returns the median time of a claim in microseconds. Of each event, exactly one claim must be acquired. */
    static double micros(Server server, int events) throws Exception {
        ListStatistics micros = new ListStatistics();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (OpenStore open = OpenStore.of(server.address())) {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            for (int i = 0; i < events; i++) {
                EventKey key = Events.newKey();
                Callable<Answer> claim = () -> claim(open.store(), key, start);
                int acquired = 0;
                for (Future<Answer> answer : threads.invokeAll(List.of(claim, claim))) {
                    acquired += answer.get().claim() instanceof Claim.Acquired ? 1 : 0;
                    micros.addValue(answer.get().micros());
                }
                if (acquired != 1) {
                    throw new IllegalStateException("one claim must be acquired but " + acquired + " were");
                }
            }
        } finally {
            threads.shutdown();
        }
        return micros.getPercentile(50);
    }

    private static Answer claim(IdempotencyStore store, EventKey key, CyclicBarrier start) throws Exception {
        start.await();
        long begin = System.nanoTime();
        Claim claim = store.claim(key, Events.LEASE);
        return new Answer(claim, (System.nanoTime() - begin) / 1e3);
    }
}
