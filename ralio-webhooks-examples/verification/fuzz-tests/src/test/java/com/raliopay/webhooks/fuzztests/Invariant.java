package com.raliopay.webhooks.fuzztests;

/** A condition that must hold for every input. */
final class Invariant {

    private Invariant() {}

    /** Throws if the condition does not hold, so that Jazzer reports the input as a finding. */
    static void require(boolean holds, String invariant) {
        if (!holds) {
            throw new AssertionError("violated: " + invariant);
        }
    }
}
