package com.raliopay.webhooks.benchmarks.stores;

import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Measures several calls in alternation, so that a disturbance of the machine meets all of them.
 *
 * @param rounds how often each call has its turn
 * @param batch how often a call is executed in its turn
 */
record Alternation(int rounds, int batch) {

    /** Executes something once. */
    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }

    /** Returns the median time of each call in microseconds, after half as many turns to warm up. */
    List<Double> micros(List<Call> calls) throws Exception {
        alternate(rounds / 2, calls);
        return alternate(rounds, calls).stream()
                .map(times -> times.getPercentile(50))
                .toList();
    }

    private List<ListStatistics> alternate(int turns, List<Call> calls) throws Exception {
        List<ListStatistics> times =
                Stream.generate(ListStatistics::new).limit(calls.size()).toList();
        for (int turn = 0; turn < turns; turn++) {
            for (int i = 0; i < calls.size(); i++) {
                times.get(i).addValue(micros(calls.get(i)));
            }
        }
        return times;
    }

    private double micros(Call call) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < batch; i++) {
            call.run();
        }
        return (System.nanoTime() - start) / 1e3 / batch;
    }
}
