package com.raliopay.webhooks.benchmarks.server;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.benchmarks.measure.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A {@link ServerProgram} that runs. */
final class RunningServer implements AutoCloseable {

    /** The requests received, the events handled, and the processor time, since the start. */
    private record Counts(long received, long handled, long cpuNanos) {}

    /** How many deliveries a client may have begun at its end, so that they are not sent again too early. */
    private static final long NOT_RECEIVED = 100;

    private final Endpoint endpoint;
    private final Process process;
    private final BufferedReader out;
    private final PrintStream in;
    private final int port;
    private Counts counts = new Counts(0, 0, 0);
    private long nextDelivery;

    private RunningServer(Endpoint endpoint, Process process) throws IOException {
        this.endpoint = endpoint;
        this.process = process;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        port = Integer.parseInt(readLine());
    }

    /** Starts a server. Its log is written into a directory. */
    static RunningServer start(Endpoint endpoint, Path directory) throws IOException {
        List<String> options = List.of(
                "-Xms1g",
                "-Xmx1g",
                "-Dsun.net.httpserver.maxReqTime=30",
                "-Dsun.net.httpserver.nodelay=true",
                "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider",
                "-Dlogback.configurationFile=com/raliopay/webhooks/benchmarks/server/logback.xml",
                "-Dbenchmark.level=" + endpoint.level(),
                "-Dbenchmark.log=" + directory.resolve(endpoint + ".log"));
        Process process = JavaProcess.of(
                        options,
                        ServerProgram.class,
                        endpoint.kind().name(),
                        endpoint.work().name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new RunningServer(endpoint, process);
    }

    private String readLine() throws IOException {
        return requireNonNull(out.readLine(), () -> endpoint + " has ended");
    }

    int port() {
        return port;
    }

    /** Returns where in the ring the next new delivery is. */
    long nextDelivery() {
        return nextDelivery;
    }

    /**
     * Checks that the endpoint did its work on the deliveries since the last call. Returns the processor time that each took,
     * in microseconds.
     *
     * @param answered how many the client has answers for
     */
    double check(long answered) throws IOException {
        in.println();
        String[] line = readLine().split(" ", -1);
        Counts now = new Counts(Long.parseLong(line[0]), Long.parseLong(line[1]), Long.parseLong(line[2]));
        long received = now.received() - counts.received();
        long notHandled = received - (now.handled() - counts.handled());
        double cpuMicros = (now.cpuNanos() - counts.cpuNanos()) / 1_000.0 / received;
        counts = now;
        nextDelivery += received + NOT_RECEIVED;
        // A client leaves a few requests behind at its end.
        if (received < answered || (endpoint.work().dispatches() && notHandled > received / 1_000 + Wrk.CONNECTIONS)) {
            throw new IllegalStateException("%s: %d answers to %d deliveries, of which %d were not handled"
                    .formatted(endpoint, answered, received, notHandled));
        }
        return cpuMicros;
    }

    @Override
    public void close() {
        in.close();
        process.destroy();
        process.onExit().join();
    }
}
