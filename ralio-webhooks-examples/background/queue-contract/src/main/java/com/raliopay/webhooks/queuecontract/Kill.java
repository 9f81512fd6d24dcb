package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.crashtests.Attempt;

/**
 * One kill.
 *
 * @param target what was killed: "endpoint", "worker", or the name of a server
 * @param run the number of the killed process, or 0 for a server
 * @param from the {@link System#nanoTime()} of the kill
 * @param until the {@link System#nanoTime()} at which it was running again
 */
record Kill(String target, int run, long from, long until) {

    static final String ENDPOINT = "endpoint";
    static final String WORKER = "worker";

    /** Returns whether an attempt was under way at the kill, or failed before the restart. */
    boolean interrupts(Attempt attempt) {
        boolean failed = attempt.status() != Attempt.OK;
        return attempt.overlaps(from, failed ? until : from);
    }

    /** Returns whether a dispatch ended between the kill and the restart. */
    boolean interrupts(Observation observation) {
        return observation.time() - from > 0 && until - observation.time() > 0;
    }
}
