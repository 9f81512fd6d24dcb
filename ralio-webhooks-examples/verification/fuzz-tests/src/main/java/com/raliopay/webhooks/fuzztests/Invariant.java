package com.raliopay.webhooks.fuzztests;

/** A condition that must hold for every input. */
final class Invariant {

    private Invariant() {}

    /** Fails, which makes the input a finding, unless the condition holds. */
    static void require(boolean holds, String invariant) {
        if (!holds) {
            throw new AssertionError("violated: " + invariant);
        }
    }
}
