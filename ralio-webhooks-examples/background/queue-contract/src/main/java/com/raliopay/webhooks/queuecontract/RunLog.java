package com.raliopay.webhooks.queuecontract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines that the processes of a run have printed. They survive the processes. */
final class RunLog {

    private final List<Observation> observations = new ArrayList<>();
    private final Map<Long, Integer> stored = new HashMap<>();
    private long lastObservation = System.nanoTime();

    /** Adds a line. */
    synchronized void add(int run, String line) {
        if (line.startsWith(QueueProcess.STORED)) {
            stored.put(Long.parseLong(line.substring(QueueProcess.STORED.length())), run);
        }
        Observation.parse(run, line).ifPresent(observation -> {
            observations.add(observation);
            lastObservation = observation.time();
        });
        notifyAll();
    }

    /** Waits until this process has printed a result of its dispatcher, but not longer than this. */
    synchronized void awaitObservation(int run, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (observations.stream().noneMatch(observation -> observation.run() == run)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** Waits until no worker has printed a result of its dispatcher for this time. */
    synchronized void awaitQuiet(Duration time) throws InterruptedException {
        while (System.nanoTime() - lastObservation < time.toNanos()) {
            wait(Math.max(1, (time.toNanos() - (System.nanoTime() - lastObservation)) / 1_000_000));
        }
    }

    /** Returns the results of the workers' dispatchers. */
    synchronized List<Observation> observations() {
        return List.copyOf(observations);
    }

    /** Returns the process of each attempt that was stored, by the number of the attempt. */
    synchronized Map<Long, Integer> stored() {
        return Map.copyOf(stored);
    }
}
