package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.crashtests.KillableProcess;
import com.raliopay.webhooks.queuecontract.QueueProcess.Role;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The processes of an endpoint and its workers. Each has a run number of its own. */
final class QueueProcesses implements AutoCloseable {

    private record Running(int run, KillableProcess process) {}

    private static final String ENDPOINT = "endpoint";
    private static final String WORKER = "worker ";

    private final QueueUnderTest queue;
    private final QueueServers servers;
    private final int port;
    private final long seed;
    private final RunLog log;
    private final File errors;
    private final Map<String, Running> running = new HashMap<>();
    private int runs;

    QueueProcesses(QueueUnderTest queue, QueueServers servers, int port, long seed, RunLog log) throws IOException {
        this.queue = queue;
        this.servers = servers;
        this.port = port;
        this.seed = seed;
        this.log = log;
        Path folder = Files.createDirectories(Path.of("target", "queue-contract"));
        errors = folder.resolve(queue.getClass().getSimpleName() + ".log").toFile();
        Files.deleteIfExists(errors.toPath());
    }

    void startEndpoint() throws IOException {
        start(ENDPOINT, Role.ENDPOINT);
    }

    void startWorker(int number) throws IOException {
        start(WORKER + number, Role.WORKER);
    }

    int killEndpoint() throws InterruptedException {
        return kill(ENDPOINT);
    }

    int killWorker(int number) throws InterruptedException {
        return kill(WORKER + number);
    }

    int runOfWorker(int number) {
        return running(WORKER + number).run();
    }

    private void start(String name, Role role) throws IOException {
        int run = ++runs;
        List<String> args = QueueProcess.args(role, queue, run, port, servers.postgresPort(), servers.address(), seed);
        KillableProcess process = KillableProcess.start(
                KillableProcess.QUICK_START,
                QueueProcess.class,
                args,
                Redirect.appendTo(errors),
                line -> log.add(run, line));
        running.put(name, new Running(run, process));
    }

    /** Returns the run number of the killed process. */
    private int kill(String name) throws InterruptedException {
        Running killed = running(name);
        killed.process().kill();
        return killed.run();
    }

    private Running running(String name) {
        Running process = running.get(name);
        if (process == null) {
            throw new IllegalStateException("no process named " + name);
        }
        return process;
    }

    @Override
    public void close() throws IOException {
        for (Running process : running.values()) {
            process.process().close();
        }
    }
}
