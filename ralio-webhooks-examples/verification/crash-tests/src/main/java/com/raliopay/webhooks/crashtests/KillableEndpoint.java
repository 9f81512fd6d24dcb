package com.raliopay.webhooks.crashtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An {@link EndpointProcess} in a JVM of its own. */
final class KillableEndpoint implements AutoCloseable {

    /** How a process ends by SIGKILL: 128 and the signal's number. */
    private static final int KILLED = 137;

    private final Process process;

    private KillableEndpoint(Process process) {
        this.process = process;
    }

    /** Starts the JVM, and returns when its endpoint listens. */
    static KillableEndpoint start(List<String> args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // All for a quick start.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx128m"));
        command.addAll(List.of("-Dresilience.log=WARN", "-cp", classPath(), EndpointProcess.class.getName()));
        command.addAll(args);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        KillableEndpoint endpoint = new KillableEndpoint(process);
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            if (!EndpointProcess.LISTENING.equals(output.readLine())) {
                process.destroyForcibly();
                throw new IOException("the endpoint's process does not listen; see the error stream");
            }
        }
        return endpoint;
    }

    /** Kills the process, which must run, and returns when it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        int code = process.waitFor();
        if (code != KILLED) {
            throw new IllegalStateException("the process was to end by SIGKILL, but ended with " + code);
        }
    }

    /** Lets the process end in order, unless it is dead. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    /** The class path of this program: a build tool may have given it to a class loader of its own. */
    private static String classPath() {
        if (KillableEndpoint.class.getClassLoader() instanceof URLClassLoader loader) {
            return List.of(loader.getURLs()).stream()
                    .map(KillableEndpoint::pathOf)
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private static String pathOf(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
