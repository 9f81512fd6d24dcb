package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.idempotency.EventKey;

/** The least that has to be executed to remember events. It guarantees nothing if two deliveries arrive at the same time. */
interface BareStore {

    String ENDPOINT = "benchmark";

    /** Writes a new event as claimed, and then as completed. */
    void claimAndComplete(EventKey key) throws Exception;

    /** Reads an event. */
    boolean contains(EventKey key) throws Exception;

    static String text(EventKey key) {
        return key.type() + "/" + key.id();
    }
}
