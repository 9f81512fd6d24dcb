package com.raliopay.webhooks.simulator.load;

/** Shows how far a storm is. */
interface Progress extends AutoCloseable {

    /**
     * Called often, by one thread.
     *
     * @param tally the counts so far
     * @param waiting how many deliveries wait for their next attempt
     */
    void show(LoadTally tally, int waiting);

    @Override
    void close();
}
