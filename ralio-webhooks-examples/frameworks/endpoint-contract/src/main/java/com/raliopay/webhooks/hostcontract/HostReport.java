package com.raliopay.webhooks.hostcontract;

import com.raliopay.webhooks.hostcontract.ContractResults.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one contract test wrote down.
 *
 * @param module the folder of the host
 * @param build the build that ran the test
 * @param framework the framework and its version
 * @param java the version of Java
 * @param lines by law: what became of it
 */
record HostReport(String module, String build, String framework, String java, Map<HostLaw, Line> lines) {

    /**
     * What became of one law.
     *
     * @param mark kept or not
     * @param remark why not; empty where it was kept
     */
    record Line(Mark mark, String remark) {}

    /** Reads the file of one contract test. */
    static HostReport read(String module, Path file) throws IOException {
        Map<String, String> fields = new HashMap<>();
        Map<HostLaw, Line> laws = new EnumMap<>(HostLaw.class);
        for (String text : Files.readAllLines(file)) {
            List<String> parts = List.of(text.split("\t", -1));
            Optional<HostLaw> law = law(parts.get(0));
            if (law.isPresent()) {
                laws.put(law.get(), new Line(Mark.valueOf(parts.get(1)), parts.size() > 2 ? parts.get(2) : ""));
            } else {
                fields.put(parts.get(0), parts.get(1));
            }
        }
        return new HostReport(
                module,
                fields.getOrDefault("build", ""),
                fields.getOrDefault("framework", ""),
                fields.getOrDefault("java", ""),
                laws);
    }

    private static Optional<HostLaw> law(String name) {
        for (HostLaw law : HostLaw.values()) {
            if (law.name().equals(name)) {
                return Optional.of(law);
            }
        }
        return Optional.empty();
    }

    /** Whether every law was tried, and none broken. */
    boolean kept() {
        return lines.size() == HostLaw.values().length
                && lines.values().stream().noneMatch(line -> line.mark() == Mark.BROKEN);
    }

    /** What became of a law; "?" where the test did not come to it. */
    String mark(HostLaw law) {
        Line line = lines.get(law);
        return line == null ? "?" : line.mark().text();
    }
}
