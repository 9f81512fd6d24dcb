package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.stores.Filling.Filled;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the time and the size of a store grow with the number of events that it remembers.
 *
 * @param sizes what was measured, by the number of events
 */
record Growth(Product product, Map<Integer, Size> sizes) {

    /**
     * One number of events.
     *
     * @param micros the time of claim and complete of a new event, in microseconds
     * @param bytesPerEvent in the heap, in memory, or in the files of the table and its indexes
     * @param purge the milliseconds in which 1,000 expired events are deleted; null if the store does this by itself
     * @param emptyPurge how long a purge takes that finds nothing, in milliseconds; null likewise
     */
    record Size(
            double micros,
            double bytesPerEvent,
            @Nullable Double purge,
            @Nullable Double emptyPurge) {}

    private static final int PURGE_BATCH = 1_000;
    private static final int EMPTY_PURGES = 11;

    static Growth of(Server server, List<Integer> events, Effort effort) throws Exception {
        boolean inMemory = server.product() == Product.MEMORY;
        Alternation alternation = inMemory
                ? new Alternation(effort.choose(2, 200), effort.choose(100, 10_000))
                : new Alternation(effort.choose(2, 60), effort.choose(5, 50));
        try (Filling filling = Filling.of(server)) {
            warmUp(filling.fill(10), effort);
            List<Filled> filled = new ArrayList<>();
            for (int each : events) {
                filled.add(filling.fill(each));
            }
            List<Double> micros = alternation.micros(filled.stream()
                    .map(each -> (Alternation.Call) () -> Events.claimAndComplete(each.store()))
                    .toList());
            Map<Integer, Size> sizes = new TreeMap<>();
            for (int i = 0; i < filled.size(); i++) {
                sizes.put(events.get(i), size(filled.get(i), micros.get(i)));
            }
            return new Growth(server.product(), sizes);
        }
    }

    /** Compiles the store's and the driver's code, which the few calls that are measured do not. */
    private static void warmUp(Filled filled, Effort effort) {
        for (int i = 0; i < effort.choose(10, 10_000); i++) {
            Events.claimAndComplete(filled.store());
        }
    }

    private static Size size(Filled filled, double micros) throws Exception {
        if (!(filled.store() instanceof JdbcIdempotencyStore store)) {
            return new Size(micros, filled.bytesPerEvent(), null, null);
        }
        long start = System.nanoTime();
        long deleted = store.purgeExpired(PURGE_BATCH);
        double millis = (System.nanoTime() - start) / 1e6;
        if (deleted < filled.events() / 10) {
            throw new IllegalStateException(
                    "a tenth of " + filled.events() + " events expected but deleted " + deleted);
        }
        List<Double> empty = new Alternation(EMPTY_PURGES, 1).micros(List.of(() -> store.purgeExpired(PURGE_BATCH)));
        return new Size(micros, filled.bytesPerEvent(), millis * PURGE_BATCH / deleted, empty.get(0) / 1e3);
    }

    /** Returns how many times as long a new event takes in the largest store as in the smallest one. */
    double ratio() {
        List<Size> ascending = List.copyOf(sizes.values());
        return ascending.get(ascending.size() - 1).micros() / ascending.get(0).micros();
    }
}
