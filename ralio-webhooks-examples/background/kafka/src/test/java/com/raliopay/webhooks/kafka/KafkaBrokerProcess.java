package com.raliopay.webhooks.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A broker in a JVM of its own, which can be killed and started again with the same port and folder. */
final class KafkaBrokerProcess implements AutoCloseable {

    private static final String LISTENING = "listening";

    private final int port;
    private final Path folder;
    private Process process;

    private KafkaBrokerProcess(int port, Path folder) throws IOException {
        this.port = port;
        this.folder = folder;
        process = startProcess(port, folder);
    }

    /** Starts the JVM, and returns when the broker accepts connections. */
    static KafkaBrokerProcess start(int port, Path folder) throws IOException {
        return new KafkaBrokerProcess(port, folder);
    }

    /**
     * Runs a broker until the standard input ends, so that it does not outlive the test.
     *
     * @param args the port and the folder
     */
    public static void main(String[] args) throws IOException {
        try (KafkaBroker broker = KafkaBroker.start(Integer.parseInt(args[0]), Path.of(args[1]))) {
            System.out.println(LISTENING + " " + broker.address());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Process startProcess(int port, Path folder) throws IOException {
        Process process = java(KafkaBrokerProcess.class, Integer.toString(port), folder.toString())
                .redirectError(folder.resolve("log").toFile())
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = output.readLine();
        if (line == null || !line.startsWith(LISTENING)) {
            process.destroyForcibly();
            throw new IOException("the broker does not listen but printed " + line + "; see " + folder);
        }
        return process;
    }

    /** Returns a program in a JVM of its own, with the class path of the tests, that starts quickly. */
    static ProcessBuilder java(Class<?> program, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command);
    }

    String address() {
        return "localhost:" + port;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Kills the process, and returns when it has ended. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again after {@link #kill}. */
    void restart() throws IOException {
        process = startProcess(port, folder);
    }

    /** Sends a signal, such as {@code STOP}. */
    void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill must exit with 0 but exited with " + code);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
