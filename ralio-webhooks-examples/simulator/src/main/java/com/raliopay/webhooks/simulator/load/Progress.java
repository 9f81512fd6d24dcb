package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;

/** Shows how far a load test is. */
@FunctionalInterface
interface Progress extends AutoCloseable {

    /**
     * Called often, by one thread.
     *
     * @param tally the counts so far
     */
    void show(LoadTally tally);

    /** The first attempt of this delivery did not end as it should. */
    default void troubled(LoadDelivery delivery, Message message, Response answer) {}

    @Override
    default void close() {}
}
