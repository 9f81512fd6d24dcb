package com.raliopay.webhooks.benchmarks;

import java.util.Arrays;

/**
 * One metric of a run.
 *
 * @param name what was measured
 * @param value the measured value, in most cases a ratio
 * @param target the highest value that reaches the target; NaN if there is none
 */
record Metric(String name, double value, double target) {

    static Metric atMost(double target, String name, double value) {
        return new Metric(name, value, target);
    }

    static Metric of(String name, double value) {
        return new Metric(name, value, Double.NaN);
    }

    boolean hasTarget() {
        return !Double.isNaN(target);
    }

    boolean isReached() {
        return value <= target;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
