package com.raliopay.webhooks.crashtests;

import java.time.Duration;

/**
 * One stop of the database; times as {@link System#nanoTime()} counts.
 *
 * @param stopping when it was told to stop
 * @param down when it was gone
 * @param starting when it was told to start
 * @param up when it took connections
 * @param handledAgain when the first delivery that began after that was handled
 */
record Outage(long stopping, long down, long starting, long up, long handledAgain) {

    /** Whether all of the attempt was while there was no database. */
    boolean contains(Attempt attempt) {
        return attempt.isWithin(down, starting);
    }

    /** Whether some of the attempt was while the database was not as usual. */
    boolean touches(Attempt attempt) {
        return attempt.overlaps(stopping, up);
    }

    /** From the database being there to the first delivery that was handled. */
    Duration recovery() {
        return Duration.ofNanos(handledAgain - up);
    }
}
