package com.raliopay.webhooks.benchmarks.measure;

/** How much a part measures. */
public enum Effort {
    /** Enough to show that everything runs; it measures nothing. */
    QUICK,
    /** Enough for ratios. */
    FULL;

    /** Returns the value for this effort. */
    public <T> T choose(T quick, T full) {
        return this == QUICK ? quick : full;
    }
}
