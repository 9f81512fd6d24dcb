package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.crashtests.Attempt;
import com.raliopay.webhooks.crashtests.Endpoint;
import com.raliopay.webhooks.crashtests.Guarantee;
import com.raliopay.webhooks.crashtests.KillableProcess;
import com.raliopay.webhooks.crashtests.Ports;
import com.raliopay.webhooks.crashtests.Sender;
import com.raliopay.webhooks.queuecontract.QueueArguments.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;

/**
 * Kills and restarts an endpoint, two workers, and the servers behind them at random moments while events are delivered, and
 * compares the side effects and the dead letters with the events that were sent.
 */
public final class KillRun {

    private static final String ENDPOINT = "endpoint";
    private static final List<String> WORKERS = List.of("worker 1", "worker 2");

    /** The longest time between the first stored event and the kill, which comes at a random moment. */
    private static final int LONGEST_LIFE_MILLIS = 300;

    private static final int LONGEST_OUTAGE_MILLIS = 500;

    /** The share of the events that are sent again some time after they were accepted. */
    private static final double REPEATED = 0.05;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** How long the workers may work without completing any event; much longer than their lease and their delays. */
    private static final Duration STALLED = Duration.ofSeconds(30);

    /** How long a process that is to be killed may wait for its first event. */
    private static final Duration FIRST_LINE = Duration.ofSeconds(5);

    /** How long a kill may wait for the next event that is stored, but not answered, or handled, but not acknowledged. */
    private static final Duration NEXT_LINE = Duration.ofSeconds(1);

    private final QueueUnderTest queue;
    private final int events;
    private final int kills;
    private final long seed;
    private final Duration stalled;

    private final int port = Ports.free();
    private final RunLog log = new RunLog();
    private final List<Kill> killed = new ArrayList<>();
    private final Random random;

    /**
     * Creates a run.
     *
     * @param queue the queue
     * @param events the number of events; at least 200, so that there is poison of both kinds
     * @param kills how often the endpoint, a worker, and each server is killed; positive
     * @param seed the seed of all random values; the scheduling of threads remains random
     */
    public KillRun(QueueUnderTest queue, int events, int kills, long seed) throws Exception {
        this(queue, events, kills, seed, STALLED);
    }

    KillRun(QueueUnderTest queue, int events, int kills, long seed, Duration stalled) throws Exception {
        this.queue = queue;
        this.events = events;
        this.kills = kills;
        this.seed = seed;
        this.stalled = stalled;
        this.random = new Random(seed);
    }

    /**
     * Runs with the sizes of the system properties {@code kill-run.events}, {@code kill-run.kills}, and {@code kill-run.seed},
     * prints the metrics, and fails unless every guarantee holds.
     */
    public static void check(QueueUnderTest queue) throws Exception {
        int events = Integer.getInteger("kill-run.events", 10_000);
        int kills = Integer.getInteger("kill-run.kills", 20);
        long seed = Long.getLong("kill-run.seed", System.nanoTime());
        KillMetrics metrics = new KillRun(queue, events, kills, seed).run();
        System.out.println(KillMetrics.table(List.of(metrics)));
        List<Guarantee> broken =
                metrics.guarantees().stream().filter(g -> !g.holds()).toList();
        if (!broken.isEmpty()) {
            throw new AssertionError("seed " + seed + ": " + broken + ", " + metrics);
        }
    }

    /**
     * Runs with servers of its own.
     *
     * @throws TimeoutException if the endpoint stops storing events
     */
    public KillMetrics run() throws Exception {
        long start = System.nanoTime();
        KillRunEvents source = new KillRunEvents(seed);
        try (QueueServers servers = QueueServers.start(queue);
                Sender sender = new Sender(Endpoint.uri(port), seed, source, REPEATED)) {
            try (QueueProcesses processes =
                    new QueueProcesses(queue, servers, KillableProcess.QUICK_START, seed, log::add)) {
                start(ENDPOINT, processes);
                for (String worker : WORKERS) {
                    start(worker, processes);
                }
                killRepeatedly(servers, processes, sender);
                sender.awaitAccepted(TIMEOUT);
                KillResults results = new KillResults(source, sender, servers.tables(), servers.deadLetters());
                results.awaitEmptyQueue(log, stalled);
                return KillMetrics.of(queue.name(), killed, log, results, Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    private void killRepeatedly(QueueServers servers, QueueProcesses processes, Sender sender) throws Exception {
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            targets.add(ENDPOINT);
            targets.add(WORKERS.get(random.nextInt(WORKERS.size())));
            servers.all().forEach(server -> targets.add(server.name()));
        }
        Collections.shuffle(targets, random);
        for (int i = 0; i < targets.size(); i++) {
            sender.send(share(i + 1, targets.size()) - share(i, targets.size()));
            sender.attempts().awaitNew(1, attempt -> attempt.status() == Attempt.OK, TIMEOUT);
            String target = targets.get(i);
            if (target.equals(ENDPOINT) || WORKERS.contains(target)) {
                killProcess(target, processes);
            } else {
                killServer(servers.named(target));
            }
        }
    }

    private int share(int step, int steps) {
        return (int) ((long) events * step / steps);
    }

    private void killProcess(String name, QueueProcesses processes) throws Exception {
        int run = processes.run(name);
        log.awaitFirst(run, FIRST_LINE);
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        if (random.nextBoolean()) {
            log.awaitNext(run, NEXT_LINE);
        }
        long from = System.nanoTime();
        processes.kill(name);
        start(name, processes);
        killed.add(new Kill(name.equals(ENDPOINT) ? Kill.ENDPOINT : Kill.WORKER, run, from, System.nanoTime()));
    }

    private void start(String name, QueueProcesses processes) throws IOException {
        processes.start(name, name.equals(ENDPOINT) ? Role.ENDPOINT : Role.WORKER, Endpoint.THREADS, port);
    }

    private void killServer(QueueServer server) throws Exception {
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        long from = System.nanoTime();
        server.kill();
        Thread.sleep(random.nextInt(LONGEST_OUTAGE_MILLIS));
        server.restart();
        killed.add(new Kill(server.name(), 0, from, System.nanoTime()));
    }
}
