package com.raliopay.webhooks.benchmarks;

import java.util.Locale;

/**
 * One figure of a run.
 *
 * @param name what it says
 * @param value what was measured, mostly a ratio
 * @param target what is to be reached; NaN where there is none
 * @param atLeast whether more is better
 */
record Figure(String name, double value, double target, boolean atLeast) {

    static Figure atMost(String name, double value, double target) {
        return new Figure(name, value, target, false);
    }

    static Figure atLeast(String name, double value, double target) {
        return new Figure(name, value, target, true);
    }

    static Figure of(String name, double value) {
        return new Figure(name, value, Double.NaN, false);
    }

    boolean hasTarget() {
        return !Double.isNaN(target);
    }

    boolean isReached() {
        return !hasTarget() || (atLeast ? value >= target : value <= target);
    }

    /** {@return the target in words, such as {@code ≤ 1.25}} */
    String targetText() {
        return hasTarget() ? (atLeast ? "≥ " : "≤ ") + String.format(Locale.ROOT, "%.2f", target) : "";
    }
}
