package com.raliopay.webhooks.crashtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs an {@link EndpointProcess} in a separate JVM. */
final class KillableEndpoint implements AutoCloseable {

    /** The exit code after SIGKILL: 128 plus the number of the signal. */
    private static final int KILLED = 137;

    private final Process process;

    private KillableEndpoint(Process process) {
        this.process = process;
    }

    /** Starts the JVM and returns when its endpoint accepts requests. */
    static KillableEndpoint start(List<String> args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // for a quick start
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx128m"));
        command.addAll(List.of(
                "-Dcrash-tests.log=WARN",
                "-cp",
                System.getProperty("java.class.path"),
                EndpointProcess.class.getName()));
        command.addAll(args);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        KillableEndpoint endpoint = new KillableEndpoint(process);
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            if (!EndpointProcess.LISTENING.equals(output.readLine())) {
                process.destroyForcibly();
                throw new IOException("the endpoint does not accept requests; see the error stream");
            }
        }
        return endpoint;
    }

    /** Kills the running process and returns when it has ended. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        int code = process.waitFor();
        if (code != KILLED) {
            throw new IllegalStateException("exit code must be 137 (SIGKILL) but was " + code);
        }
    }

    /** Ends the process normally unless it was killed. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
