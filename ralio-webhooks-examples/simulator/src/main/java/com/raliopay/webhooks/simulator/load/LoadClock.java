package com.raliopay.webhooks.simulator.load;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time since a load test started.
 *
 * @param start when it started
 * @param sinceStart the nanoseconds since then
 */
record LoadClock(Instant start, LongSupplier sinceStart) {

    static LoadClock startingNow() {
        long began = System.nanoTime();
        return new LoadClock(Instant.now(), () -> System.nanoTime() - began);
    }

    long nanos() {
        return sinceStart.getAsLong();
    }

    /** {@return milliseconds since 1970} */
    long epochMillis(long nanosSinceStart) {
        return start.toEpochMilli() + TimeUnit.NANOSECONDS.toMillis(nanosSinceStart);
    }
}
