package com.raliopay.webhooks.crashtests;

import java.time.Duration;
import java.util.Random;

/**
 * Exponential backoff with jitter. Ralio does not document its delays; these are short to keep runs short.
 *
 * @param first the longest delay after the first failure, doubled after each further one
 * @param last the longest delay of all
 */
record Backoff(Duration first, Duration last) {

    static final Backoff SHORT = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));

    private static final int MAX_DOUBLINGS = 30;

    /**
     * Returns a delay between half of the longest delay and all of it.
     *
     * @param failures the number of failed attempts; at least 1
     */
    Duration after(int failures, Random random) {
        long longest = Math.min(last.toMillis(), first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS));
        return Duration.ofMillis(Math.round(longest * (0.5 + random.nextDouble() / 2)));
    }
}
