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
 * The figures of one run, and where they were measured.
 *
 * @param machine the processors, their number, the Java
 * @param date when, in UTC
 * @param quick whether it was too short to mean anything
 * @param figures what was measured
 */
record Report(String machine, String date, boolean quick, List<Figure> figures) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    static Report of(List<Figure> figures, boolean quick) throws IOException {
        return new Report(describeMachine(), LocalDate.now(ZoneOffset.UTC).toString(), quick, figures);
    }

    /** {@return the file} It has one object for each figure. */
    Path write(Path file) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("date", date);
        json.put("quick", quick);
        json.put("figures", figures.stream().map(Report::json).toList());
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file.toFile(), json);
        return file;
    }

    private static Map<String, Object> json(Figure figure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", figure.name());
        json.put("value", Math.round(figure.value() * 1_000) / 1_000.0);
        if (figure.hasTarget()) {
            json.put("target", figure.target());
            json.put("atLeast", figure.atLeast());
            json.put("reached", figure.isReached());
        }
        return json;
    }

    void print(PrintStream out) {
        out.println();
        out.println(machine + ", " + date + (quick ? "; a quick run, whose figures mean nothing" : ""));
        for (Figure figure : figures) {
            String verdict = figure.hasTarget() ? figure.isReached() ? "reached" : "MISSED" : "";
            out.printf(
                    Locale.ROOT,
                    "%-60s %10.2f  %-7s %s%n",
                    figure.name(),
                    figure.value(),
                    figure.targetText(),
                    verdict);
        }
    }

    private static String describeMachine() throws IOException {
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
