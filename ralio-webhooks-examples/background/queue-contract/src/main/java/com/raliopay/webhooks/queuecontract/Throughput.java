package com.raliopay.webhooks.queuecontract;

/**
 * A measured throughput.
 *
 * @param what what was measured
 * @param eventsPerSecond the events per second
 * @param cores the CPU seconds per second, of the processes and the servers
 */
public record Throughput(String what, double eventsPerSecond, double cores) {

    /** Returns the events for each second of CPU time. */
    public double eventsPerSecondAndCore() {
        return eventsPerSecond / cores;
    }
}
