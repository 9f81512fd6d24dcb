package com.raliopay.webhooks.benchmarks.server;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A closed loop: wrk with connections that each send the next request as soon as they have the response. */
final class Wrk {

    /** Requests per second, latencies in milliseconds, and the processor time of the server per request in microseconds. */
    record Result(double perSecond, double p50, double p99, double cpuMicros) {}

    static final int CONNECTIONS = 16;

    private static final String SCRIPT = "deliveries.lua";

    private final Deliveries deliveries;
    private final Path script;

    /** Copies the script into a directory. */
    Wrk(Deliveries deliveries, Path directory) throws IOException {
        this.deliveries = deliveries;
        script = directory.resolve(SCRIPT);
        try (InputStream in = requireNonNull(Wrk.class.getResourceAsStream(SCRIPT))) {
            Files.copy(in, script);
        }
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "wrk")));
    }

    /** Sends new events for some seconds. */
    Result run(RunningServer server, int seconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        "wrk",
                        "--threads=1",
                        "--connections=" + CONNECTIONS,
                        "--duration=" + seconds,
                        "--timeout=20",
                        "--script=" + script,
                        "http://localhost:" + server.port() + Deliveries.PATH,
                        "--",
                        deliveries.file().toString(),
                        Integer.toString(deliveries.length()),
                        Long.toString(server.nextDelivery())))
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        long[] values = out.lines()
                .filter(line -> line.startsWith("RESULT "))
                .flatMap(line -> Stream.of(line.split(" ", -1)).skip(1))
                .mapToLong(Long::parseLong)
                .toArray();
        if (values.length != 5 || values[0] == 0 || values[4] != 0) {
            throw new IllegalStateException("wrk failed, or responses were not 2xx: " + out);
        }
        double cpuMicros = server.check(values[0]);
        double micros = TimeUnit.SECONDS.toMicros(1);
        double microsPerMilli = TimeUnit.MILLISECONDS.toMicros(1);
        return new Result(
                values[0] / (values[1] / micros), values[2] / microsPerMilli, values[3] / microsPerMilli, cpuMicros);
    }
}
