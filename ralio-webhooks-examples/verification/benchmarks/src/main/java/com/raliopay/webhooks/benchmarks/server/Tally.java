package com.raliopay.webhooks.benchmarks.server;

import com.raliopay.webhooks.Outcome;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests of a server. */
final class Tally {

    private final LongAdder received = new LongAdder();
    private final LongAdder handled = new LongAdder();

    /** Counts a request of an endpoint without a dispatcher. */
    void received() {
        received.increment();
    }

    /** Counts a dispatch. */
    void dispatched(Outcome outcome) {
        received.increment();
        if (outcome == Outcome.HANDLED) {
            handled.increment();
        }
    }

    @Override
    public String toString() {
        return received + " " + handled;
    }
}
