package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.queuecontract.QueueArguments.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Measures how many events an endpoint stores and workers handle. Each measurement begins with new servers: a process stores the
 * events through the endpoint's dispatcher and ends; then the workers start. The first tenth of the events is not measured, in
 * which the processes warm up, nor is the last tenth, in which some threads of the workers have nothing more to do.
 */
public final class ThroughputRun {

    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m");
    /** The number of events that the endpoint stores concurrently. */
    private static final int ENDPOINT_THREADS = 16;

    private static final int POLL_MILLIS = 200;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final int TENTHS = 10;

    private final QueueUnderTest queue;
    private final int events;
    private final int threads;
    private final List<Throughput> results = new ArrayList<>();

    /**
     * Creates a run.
     *
     * @param queue the queue
     * @param events the number of events in each measurement; a multiple of ten
     * @param threads the number of events that each worker handles concurrently
     */
    public ThroughputRun(QueueUnderTest queue, int events, int threads) {
        this.queue = queue;
        this.events = events;
        this.threads = threads;
    }

    /**
     * Measures one, two, and four workers with a listener that inserts a row, and with one that also waits for 20 ms; prints a
     * Markdown table. The sizes are the system properties {@code throughput.events} and {@code throughput.threads}.
     */
    public static void print(QueueUnderTest queue) throws Exception {
        int events = Integer.getInteger("throughput.events", 20_000);
        int threads = Integer.getInteger("throughput.threads", 4);
        ThroughputRun run = new ThroughputRun(queue, events, threads);
        for (int waitMillis : new int[] {0, 20}) {
            for (int workers : new int[] {1, 2, 4}) {
                run.measure(workers, waitMillis);
            }
        }
        System.out.println(ThroughputTable.of(queue.name(), events, threads, run.results));
    }

    /**
     * Measures the endpoint and a number of workers.
     *
     * @param workers the number of processes
     * @param waitMillis the time that the listener waits in addition to its insert, in milliseconds
     * @return the throughput of the endpoint and that of the workers
     */
    public List<Throughput> measure(int workers, int waitMillis) throws Exception {
        BlockingQueue<String> tenths = new LinkedBlockingQueue<>();
        try (QueueServers servers = QueueServers.start(queue);
                QueueProcesses processes =
                        new QueueProcesses(queue, servers, OPTIONS, 0, (run, line) -> tenths.add(line))) {
            List<Throughput> measured =
                    List.of(fill(servers, processes, tenths), handle(servers, processes, workers, waitMillis));
            results.addAll(measured);
            return measured;
        }
    }

    /**
     * Measures the way of the events from the endpoint to the side effects of the workers, all of which run at the same time.
     *
     * @param workers the number of processes
     * @return the throughput from delivery to side effect
     */
    public Throughput measureEndToEnd(int workers) throws Exception {
        BlockingQueue<String> tenths = new LinkedBlockingQueue<>();
        try (QueueServers servers = QueueServers.start(queue);
                QueueProcesses processes =
                        new QueueProcesses(queue, servers, OPTIONS, 0, (run, line) -> tenths.add(line))) {
            startWorkers(processes, workers, 0);
            processes.start("filling", Role.FILL, ENDPOINT_THREADS, events);
            return measureEffects(servers, processes, workers, "from delivery to side effect, with " + count(workers));
        }
    }

    private Throughput fill(QueueServers servers, QueueProcesses processes, BlockingQueue<String> tenths)
            throws Exception {
        String name = "filling";
        processes.start(name, Role.FILL, ENDPOINT_THREADS, events);
        awaitTenths(1, tenths);
        Sample first = sample(events / TENTHS, servers, processes);
        awaitTenths(TENTHS - 1, tenths);
        Sample last = sample(events, servers, processes);
        processes.end(name);
        return first.until(last, "stored by 1 endpoint");
    }

    private static void awaitTenths(int count, BlockingQueue<String> tenths)
            throws InterruptedException, TimeoutException {
        for (int i = 0; i < count; i++) {
            if (tenths.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS) == null) {
                throw new TimeoutException("a tenth of the events was not stored within " + TIMEOUT);
            }
        }
    }

    private Throughput handle(QueueServers servers, QueueProcesses processes, int workers, int waitMillis)
            throws Exception {
        startWorkers(processes, workers, waitMillis);
        String name = "handled by " + count(workers);
        return measureEffects(
                servers, processes, workers, waitMillis == 0 ? name : name + ", with a wait of " + waitMillis + " ms");
    }

    private static String count(int workers) {
        return workers + (workers == 1 ? " worker" : " workers");
    }

    private void startWorkers(QueueProcesses processes, int workers, int waitMillis) throws IOException {
        Files.deleteIfExists(ThroughputListeners.START);
        for (int worker = 1; worker <= workers; worker++) {
            processes.start("worker " + worker, Role.MEASURED_WORKER, threads, waitMillis);
        }
        Files.createFile(ThroughputListeners.START);
    }

    private Throughput measureEffects(QueueServers servers, QueueProcesses processes, int workers, String name)
            throws Exception {
        RunTables tables = servers.tables();
        long tenth = events / TENTHS;
        await(() -> tables.countEffects() >= tenth && haveStarted(workers, tables));
        Sample first = sample(tables.countEffects(), servers, processes);
        await(() -> tables.countEffects() >= events - tenth);
        return first.until(sample(tables.countEffects(), servers, processes), name);
    }

    private boolean haveStarted(int workers, RunTables tables) throws SQLException {
        boolean started = tables.countProcesses() == workers;
        if (!started && tables.countEffects() > events / 2) {
            throw new IllegalStateException(events + " events are too few: one worker is idle, but half are handled");
        }
        return started;
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(Condition condition) throws SQLException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("the events were not handled within " + TIMEOUT);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static Sample sample(long count, QueueServers servers, QueueProcesses processes) throws Exception {
        List<ProcessHandle> handles = new ArrayList<>(processes.handles());
        for (QueueServer server : servers.all()) {
            handles.add(server.process());
        }
        return Sample.of(count, handles);
    }
}
