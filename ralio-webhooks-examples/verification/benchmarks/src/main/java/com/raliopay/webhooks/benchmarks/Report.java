package com.raliopay.webhooks.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The metrics of one run, and the machine that they were measured on.
 *
 * @param quick whether the run was too short to measure anything
 * @param metrics the metrics
 */
record Report(boolean quick, List<Metric> metrics) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** Prints the metrics as a table in Markdown; without targets if the run was quick. */
    void print(PrintStream out) throws IOException {
        out.println();
        out.println(machine() + ", " + LocalDate.now(ZoneOffset.UTC)
                + (quick ? "; a quick run, which measures nothing" : ""));
        out.println();
        out.println("| metric | measured | to reach | |");
        out.println("| --- | ---: | --- | --- |");
        for (Metric metric : metrics) {
            out.printf(Locale.ROOT, "| %s | %.2f | %s |%n", metric.name(), metric.value(), verdict(metric));
        }
    }

    private String verdict(Metric metric) {
        return quick || !metric.hasTarget()
                ? "| "
                : String.format(
                        Locale.ROOT, "≤ %.2f | %s", metric.target(), metric.isReached() ? "reached" : "**missed**");
    }

    /** Writes an object with a field for each metric. */
    void write(Path file) throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        metrics.forEach(metric -> values.put(metric.name(), metric.value()));
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(
                        file.toFile(),
                        Map.of(
                                "machine",
                                machine(),
                                "date",
                                LocalDate.now(ZoneOffset.UTC).toString(),
                                "quick",
                                quick,
                                "metrics",
                                values));
    }

    private static String machine() throws IOException {
        String processor = System.getProperty("os.arch");
        if (Files.isReadable(CPU_INFO)) {
            try (Stream<String> lines = Files.lines(CPU_INFO)) {
                processor = lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(processor);
            }
        }
        return "%s, %d processors, Java %s"
                .formatted(processor, Runtime.getRuntime().availableProcessors(), Runtime.version());
    }
}
