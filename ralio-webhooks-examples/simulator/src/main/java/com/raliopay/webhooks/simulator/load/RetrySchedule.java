package com.raliopay.webhooks.simulator.load;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The deliveries that wait for their next attempt. Times are in nanoseconds of one clock. Not safe for use by many
 * threads. */
final class RetrySchedule {

    private record Waiting(LoadDelivery delivery, long due, long entry) {}

    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::due).thenComparingLong(Waiting::entry));
    private long entries;

    void add(LoadDelivery delivery, long due) {
        waiting.add(new Waiting(delivery, due, entries++));
    }

    /** {@return the delivery that has been due for longest; null if none is} */
    @Nullable
    LoadDelivery pollDue(long now) {
        Waiting first = waiting.peek();
        if (first == null || first.due() > now) {
            return null;
        }
        waiting.remove();
        return first.delivery();
    }

    /** {@return how long until one is due, 0 if one is; {@code otherwise} if that is longer, or none waits} */
    long nanosUntilDue(long now, long otherwise) {
        Waiting first = waiting.peek();
        return first == null ? otherwise : Math.max(0, Math.min(first.due() - now, otherwise));
    }

    int size() {
        return waiting.size();
    }
}
