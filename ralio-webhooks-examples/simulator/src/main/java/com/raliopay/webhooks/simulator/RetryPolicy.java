package com.raliopay.webhooks.simulator;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with jitter.
 *
 * @param maxAttempts give up after so many; 1 or more
 * @param baseDelay the wait after the first failed attempt
 * @param factor each wait is so many times the one before; 1 or more
 * @param maxDelay the longest wait, before jitter
 * @param jitter each wait is longer or shorter by up to this share of it; from 0 to 1
 */
record RetryPolicy(int maxAttempts, Duration baseDelay, double factor, Duration maxDelay, double jitter) {

    boolean isExhausted(int attempts) {
        return attempts >= maxAttempts;
    }

    /**
     * {@return how long to wait before the next attempt}
     *
     * @param attempts how many have failed; 1 or more
     * @param random decides the jitter
     */
    Duration delayAfter(int attempts, RandomGenerator random) {
        double nanos = Math.min(baseDelay.toNanos() * Math.pow(factor, attempts - 1.0), (double) maxDelay.toNanos());
        double share = 1 + jitter * (2 * random.nextDouble() - 1);
        return Duration.ofNanos(Math.round(nanos * share));
    }
}
