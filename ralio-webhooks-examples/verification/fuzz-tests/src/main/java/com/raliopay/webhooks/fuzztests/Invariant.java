package com.raliopay.webhooks.fuzztests;

/** What must hold for every input. */
final class Invariant {

    private Invariant() {}

    /** Ends the run with this input as a finding, unless it holds. */
    static void require(boolean holds, String law) {
        if (!holds) {
            throw new AssertionError("broken: " + law);
        }
    }
}
