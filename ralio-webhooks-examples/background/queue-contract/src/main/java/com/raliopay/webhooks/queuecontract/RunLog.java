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
    private final Map<Integer, Integer> lines = new HashMap<>();
    private long lastObservation = System.nanoTime();

    /** Adds a line. */
    synchronized void add(int run, String line) {
        lines.merge(run, 1, Integer::sum);
        if (line.startsWith(QueueProcess.STORED)) {
            stored.put(Long.parseLong(line.substring(QueueProcess.STORED.length())), run);
        }
        Observation.parse(run, line).ifPresent(observation -> {
            observations.add(observation);
            lastObservation = observation.time();
        });
        notifyAll();
    }

    /** Waits until this process has printed a line, but not longer than this. */
    void awaitFirst(int run, Duration atMost) throws InterruptedException {
        awaitLines(run, 1, atMost);
    }

    /** Waits until this process prints another line, but not longer than this. */
    synchronized void awaitNext(int run, Duration atMost) throws InterruptedException {
        awaitLines(run, lines.getOrDefault(run, 0) + 1, atMost);
    }

    private synchronized void awaitLines(int run, int count, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (lines.getOrDefault(run, 0) < count) {
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
