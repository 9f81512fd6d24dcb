package com.raliopay.webhooks.benchmarks.report;

/**
 * A target, and the value that was measured.
 *
 * @param name what was measured, a ratio in most cases
 * @param value the measured value
 * @param atMost whether the value must be at most the bound; otherwise, at least
 * @param bound the bound
 */
public record Target(String name, double value, boolean atMost, double bound) {

    /** Returns a target that is reached by low values. */
    public static Target atMost(double bound, String name, double value) {
        return new Target(name, value, true, bound);
    }

    /** Returns a target that is reached by high values. */
    public static Target atLeast(double bound, String name, double value) {
        return new Target(name, value, false, bound);
    }

    boolean isReached() {
        return atMost ? value <= bound : value >= bound;
    }
}
