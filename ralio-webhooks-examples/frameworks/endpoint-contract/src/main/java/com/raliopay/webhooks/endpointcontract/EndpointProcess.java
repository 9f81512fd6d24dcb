package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An endpoint in a JVM of its own, with a listener that writes a file when it starts and another one when it ends. */
final class EndpointProcess implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long LISTENER_MILLIS = 3_000;

    private final Path directory;
    private final Process process;

    private EndpointProcess(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** Starts the endpoint of a contract test, in an existing directory for its files. */
    static EndpointProcess start(Class<? extends EndpointContract> contract, String databaseUrl, Path directory)
            throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        EndpointProcess.class.getName(),
                        contract.getName(),
                        databaseUrl,
                        directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        EndpointProcess endpoint = new EndpointProcess(directory, process);
        endpoint.awaitFile("uri");
        return endpoint;
    }

    /**
     * Starts the endpoint and waits for the end of the process.
     *
     * @param args the class of the contract test, the URL of the database, and a directory
     */
    public static void main(String[] args) throws Exception {
        Constructor<?> constructor = Class.forName(args[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        EndpointContract contract = (EndpointContract) constructor.newInstance();
        Path directory = Path.of(args[2]);
        RunningEndpoint endpoint = contract.start(EndpointUnderTest.SECRET, args[1], event -> {
            Files.createFile(directory.resolve("started"));
            Thread.sleep(LISTENER_MILLIS);
            Files.createFile(directory.resolve("ended"));
        });
        Path uri =
                Files.writeString(directory.resolve("uri.new"), endpoint.uri().toString());
        Files.move(uri, directory.resolve("uri"), StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join();
    }

    URI uri() throws IOException {
        return URI.create(Files.readString(directory.resolve("uri")));
    }

    void awaitListener() throws IOException, InterruptedException {
        awaitFile("started");
    }

    boolean listenerStarted() {
        return Files.exists(directory.resolve("started"));
    }

    boolean listenerEnded() {
        return Files.exists(directory.resolve("ended"));
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    void requireExit() throws IOException, InterruptedException {
        assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                .as("the process ends after SIGTERM; %s", output())
                .isTrue();
    }

    private void awaitFile(String name) throws IOException, InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!Files.exists(directory.resolve(name))) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                fail("the endpoint has not written the file '%s'; %s", name, output());
            }
            Thread.sleep(50);
        }
    }

    String output() throws IOException {
        return "its output:\n" + Files.readString(directory.resolve("output"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
