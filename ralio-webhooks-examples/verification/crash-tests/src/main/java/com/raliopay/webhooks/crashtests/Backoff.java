package com.raliopay.webhooks.crashtests;

import java.time.Duration;
import java.util.Random;

/**
 * Exponential backoff with jitter. How long Ralio itself waits is not stated; here it is short, so that runs are too.
 *
 * @param first the longest first wait
 * @param last what the longest wait doubles up to
 */
record Backoff(Duration first, Duration last) {

    static final Backoff SHORT = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));

    private static final int MAX_DOUBLINGS = 30;

    /**
     * {@return how long to wait: between a half and all of the longest wait}
     *
     * @param failures how many attempts have failed; 1 or more
     */
    Duration after(int failures, Random random) {
        long longest = Math.min(last.toMillis(), first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS));
        return Duration.ofMillis(Math.round(longest * (0.5 + random.nextDouble() / 2)));
    }
}
