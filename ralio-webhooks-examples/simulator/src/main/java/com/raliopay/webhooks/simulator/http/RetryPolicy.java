package com.raliopay.webhooks.simulator.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with jitter.
 *
 * @param maxAttempts the number of attempts after which a delivery is given up; at least 1
 * @param baseDelay the delay after the first failed attempt
 * @param factor the factor between a delay and the next one; at least 1
 * @param maxDelay the longest delay, before jitter
 * @param jitter the share of a delay by which it is made longer or shorter at most; from 0 to 1
 */
public record RetryPolicy(int maxAttempts, Duration baseDelay, double factor, Duration maxDelay, double jitter) {

    /** {@return this policy with another number of attempts} */
    public RetryPolicy withMaxAttempts(int number) {
        return new RetryPolicy(number, baseDelay, factor, maxDelay, jitter);
    }

    /** Returns whether no attempt follows after this number of failed ones. */
    public boolean isExhausted(int attempts) {
        return attempts >= maxAttempts;
    }

    /**
     * {@return the delay before the next attempt}
     *
     * @param attempts the number of failed attempts; at least 1
     * @param random the source of the jitter
     */
    public Duration delayAfter(int attempts, RandomGenerator random) {
        double nanos = Math.min(baseDelay.toNanos() * Math.pow(factor, attempts - 1.0), (double) maxDelay.toNanos());
        double share = 1 + jitter * (2 * random.nextDouble() - 1);
        return Duration.ofNanos(Math.round(nanos * share));
    }
}
