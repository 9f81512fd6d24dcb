package com.raliopay.webhooks.queuecontract;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The state of a run at a moment.
 *
 * @param time the {@link System#nanoTime()}
 * @param events the number of events completed so far
 * @param cpu the CPU time of all processes so far
 */
record Sample(long time, long events, Duration cpu) {

    /** Takes a sample of these processes and their children, such as those of PostgreSQL. */
    static Sample of(long events, List<ProcessHandle> processes) {
        Duration cpu = processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        return new Sample(System.nanoTime(), events, cpu);
    }

    /** Returns the events and the CPU time per second from this sample to a later one. */
    Throughput until(Sample later, String what) {
        double seconds = (later.time - time) / 1e9;
        return new Throughput(
                what, (later.events - events) / seconds, later.cpu.minus(cpu).toNanos() / 1e9 / seconds);
    }
}
