package com.raliopay.webhooks.crashtests;

import java.time.Duration;

/**
 * One stop of the database, in times of {@link System#nanoTime()}.
 *
 * @param stopping the start of the shutdown
 * @param down the end of the shutdown
 * @param starting the start of the restart
 * @param up the time from which the database accepted connections
 * @param handledAgain the time at which a delivery that began after {@code up} was first handled
 */
record Outage(long stopping, long down, long starting, long up, long handledAgain) {

    /** Returns whether the database was down during the whole attempt. */
    boolean contains(Attempt attempt) {
        return attempt.isWithin(down, starting);
    }

    /** Returns whether a part of the attempt was between shutdown and restart. */
    boolean touches(Attempt attempt) {
        return attempt.overlaps(stopping, up);
    }

    /** Returns the time from the restart of the database to the first handled delivery. */
    Duration recovery() {
        return Duration.ofNanos(handledAgain - up);
    }
}
