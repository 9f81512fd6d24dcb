package com.raliopay.webhooks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures the stages of one dispatch. Each lasts until the next one begins. For use by one thread. */
final class Stages {

    private final List<DispatchResult.Stage> ended = new ArrayList<>();
    private final long start = System.nanoTime();
    private String name;
    private long begun = start;

    Stages(String first) {
        name = first;
    }

    /** Returns the name of the stage that runs. */
    String current() {
        return name;
    }

    /** Begins the next stage. Returns the time, in {@link System#nanoTime()}. */
    long begin(String next) {
        long now = System.nanoTime();
        ended.add(new DispatchResult.Stage(name, Duration.ofNanos(now - begun)));
        name = next;
        begun = now;
        return now;
    }

    /** Ends the last stage. Returns the time since the first one began. */
    Duration end() {
        return Duration.ofNanos(begin("") - start);
    }

    /** Returns the stages that have ended. */
    List<DispatchResult.Stage> toList() {
        return List.copyOf(ended);
    }
}
