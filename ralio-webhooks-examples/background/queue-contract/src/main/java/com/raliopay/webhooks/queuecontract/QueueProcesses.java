package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.crashtests.KillableProcess;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The processes of an endpoint and its workers, by name. Each has a run number of its own. */
final class QueueProcesses implements AutoCloseable {

    /** The folder for files of runs. */
    static final Path FOLDER = Path.of("target", "queue-contract");

    private record Running(int run, KillableProcess process) {}

    private final QueueUnderTest queue;
    private final QueueServers servers;
    private final List<String> options;
    private final long seed;
    private final BiConsumer<Integer, String> lines;
    private final File errors;
    private final Map<String, Running> running = new HashMap<>();
    private int runs;

    /**
     * Starts no process yet.
     *
     * @param options the options of the JVMs
     * @param lines receives the run number and each line that a process prints
     */
    QueueProcesses(
            QueueUnderTest queue,
            QueueServers servers,
            List<String> options,
            long seed,
            BiConsumer<Integer, String> lines)
            throws IOException {
        this.queue = queue;
        this.servers = servers;
        this.options = new ArrayList<>(options);
        this.options.add(
                "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider"); // whatever else is on the class path
        this.options.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        this.seed = seed;
        this.lines = lines;
        errors = Files.createDirectories(FOLDER)
                .resolve(queue.getClass().getSimpleName() + ".log")
                .toFile();
        Files.deleteIfExists(errors.toPath());
    }

    /**
     * Starts a process, and returns when it is ready.
     *
     * @param name the name of the process
     * @param role what it does
     * @param threads the number of events that it handles concurrently
     * @param number the number that the role needs
     */
    void start(String name, QueueArguments.Role role, int threads, int number) throws IOException {
        int run = ++runs;
        QueueArguments arguments = new QueueArguments(
                role,
                queue.getClass().getName(),
                run,
                servers.postgresPort(),
                servers.address(),
                threads,
                seed,
                number);
        KillableProcess process = KillableProcess.start(
                options,
                QueueProcess.class,
                arguments.toList(),
                Redirect.appendTo(errors),
                line -> lines.accept(run, line));
        running.put(name, new Running(run, process));
    }

    /** Kills a process; to be started again. */
    void kill(String name) throws InterruptedException {
        running(name).process().kill();
    }

    /** Ends a process. */
    void end(String name) throws IOException {
        running(name).process().close();
        running.remove(name);
    }

    int run(String name) {
        return running(name).run();
    }

    private Running running(String name) {
        Running process = running.get(name);
        if (process == null) {
            throw new IllegalStateException("no process named " + name);
        }
        return process;
    }

    /** Returns the handles of the processes. */
    List<ProcessHandle> handles() {
        return running.values().stream().map(p -> p.process().handle()).toList();
    }

    @Override
    public void close() throws IOException {
        for (Running process : running.values()) {
            process.process().close();
        }
    }
}
