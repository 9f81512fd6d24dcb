package com.raliopay.webhooks.crashtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A program in a JVM of its own that can be killed. When it is ready, the program calls {@link #ready}, which ends the process
 * together with the one that has started it.
 */
public final class KillableProcess implements AutoCloseable {

    /** JVM options for a quick start. */
    public static final List<String> QUICK_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx128m");

    private static final String READY = "ready";

    /** The exit code after SIGKILL: 128 plus the number of the signal. */
    private static final int KILLED = 137;

    private final Process process;
    private final CompletableFuture<Void> output;

    private KillableProcess(Process process, CompletableFuture<Void> output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts the JVM, with the class path of this one, and returns when the program is ready.
     *
     * @param options the JVM's options
     * @param program the class with the program
     * @param args the arguments of the program
     * @param errors the destination of its error stream
     * @param lines receives each line that it prints once it is ready
     */
    public static KillableProcess start(
            List<String> options, Class<?> program, List<String> args, Redirect errors, Consumer<String> lines)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(args);
        Process process = new ProcessBuilder(command).redirectError(errors).start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String first = output.readLine();
        while (first != null && !READY.equals(first)) {
            first = output.readLine();
        }
        if (first == null) {
            process.destroyForcibly();
            throw new IOException("the process of " + program.getSimpleName() + " did not start; see its error stream");
        }
        return new KillableProcess(
                process, CompletableFuture.runAsync(() -> read(output, lines), KillableProcess::run));
    }

    private static void run(Runnable task) {
        Thread thread = new Thread(task, "output of a killable process");
        thread.setDaemon(true);
        thread.start();
    }

    private static void read(BufferedReader output, Consumer<String> lines) {
        try (output) {
            output.lines().forEach(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reports that the program is ready, and waits until the process that has started it closes this one or ends. To be called
     * by the program.
     *
     * @param output the standard output of the process
     */
    public static void ready(PrintStream output) throws IOException {
        output.println(READY);
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    /** Kills the running process, and returns when it has ended and all of its lines have been received. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // that of the process itself closes its output, which is still to be read
        int code = process.waitFor();
        if (code != KILLED) {
            throw new IllegalStateException("exit code must be 137 (SIGKILL) but was " + code);
        }
        output.join();
    }

    /** Returns the handle of the process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends the process normally unless it was killed. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
        output.join();
    }
}
