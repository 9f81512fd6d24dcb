package com.raliopay.webhooks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures the stages of one dispatch. Each lasts until the next one begins. For use by one thread.
 *
 * <p>Beginning one of the first stages allocates nothing: between the end of the listeners and the mark as completed, nothing
 * must fail.
 */
final class Stages {

    private static final int FEW = 16;

    private String[] names = new String[FEW];
    private long[] begun = new long[FEW];
    private int count;
    private long end;

    Stages(String first) {
        begin(first);
    }

    /** Returns the name of the stage that runs. */
    String current() {
        return names[count - 1];
    }

    /** Begins the next stage. Returns the time, in {@link System#nanoTime()}. */
    long begin(String next) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            begun = Arrays.copyOf(begun, 2 * count);
        }
        long now = System.nanoTime();
        names[count] = next;
        begun[count] = now;
        count++;
        return now;
    }

    /** Ends the last stage. Returns the time since the first one began. */
    Duration end() {
        end = System.nanoTime();
        return Duration.ofNanos(end - begun[0]);
    }

    /** Returns the stages, after their end. */
    List<DispatchResult.Stage> toList() {
        return IntStream.range(0, count)
                .mapToObj(i -> new DispatchResult.Stage(names[i], Duration.ofNanos(endOf(i) - begun[i])))
                .toList();
    }

    private long endOf(int stage) {
        return stage + 1 < count ? begun[stage + 1] : end;
    }
}
