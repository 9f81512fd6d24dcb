package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import java.sql.SQLException;

/** Creates stores that remember many completed events, all on one server. */
interface Filling extends AutoCloseable {

    /**
     * A store with events.
     *
     * @param bytes what its events occupy
     */
    record Filled(IdempotencyStore store, int events, long bytes) {

        double bytesPerEvent() {
            return (double) bytes / events;
        }
    }

    /** Creates a store of its own with so many events. */
    Filled fill(int events) throws Exception;

    @Override
    void close() throws SQLException;

    static Filling of(Server server) {
        return switch (server.product()) {
            case MEMORY -> inMemory();
            case REDIS -> new RedisFilling(server.address());
            case H2, POSTGRESQL, MARIADB -> new DatabaseFilling(server);
        };
    }

    /** The stores are full, so that each new event removes the oldest. */
    private static Filling inMemory() {
        return new Filling() {
            @Override
            public Filled fill(int events) {
                long before = usedHeap();
                IdempotencyStore store = InMemoryIdempotencyStore.create(events);
                for (int i = 0; i < events; i++) {
                    Events.claimAndComplete(store);
                }
                return new Filled(store, events, usedHeap() - before);
            }

            @Override
            public void close() {}
        };
    }

    /** Returns the bytes of all objects that are reachable. */
    static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
