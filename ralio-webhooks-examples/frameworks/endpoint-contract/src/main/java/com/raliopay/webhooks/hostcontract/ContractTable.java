package com.raliopay.webhooks.hostcontract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Prints how the hosts kept the laws: a row for each law, a column for each host. Shows what this build has run and nothing
 * else: a host that it left out is named, and has no column.
 */
public final class ContractTable {

    private static final String CONTRACT = "host-contract";
    private static final String DEPENDENCY = "<artifactId>ralio-webhooks-host-contract</artifactId>";
    private static final String NO_TESTS = "<packaging>pom</packaging>";
    private static final String LABEL = "  %-41s";

    private final PrintStream out;
    private final String build;

    ContractTable(PrintStream out, String build) {
        this.out = out;
        this.build = build;
    }

    /**
     * Prints the table, and fails if a law was broken.
     *
     * @param args the folder of the examples, and which build to show
     * @throws IOException if the results cannot be read
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        if (!new ContractTable(out, args[1]).print(Path.of(args[0]))) {
            throw new IllegalStateException("a host breaks the contract");
        }
    }

    /** Gives whether all hosts that ran kept all laws. */
    boolean print(Path examples) throws IOException {
        List<HostReport> reports = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Path module : modules(examples)) {
            List<HostReport> ofThisBuild = reports(module);
            if (ofThisBuild.isEmpty()) {
                leftOut.add(module.getFileName().toString());
            }
            reports.addAll(ofThisBuild);
        }
        if (!reports.isEmpty()) {
            grid(reports);
            remarks(reports);
        }
        if (!leftOut.isEmpty()) {
            out.println("  not in this build: " + String.join(", ", leftOut));
        }
        return reports.stream().allMatch(HostReport::kept);
    }

    private void grid(List<HostReport> reports) {
        out.println();
        for (int i = 0; i < reports.size(); i++) {
            HostReport report = reports.get(i);
            out.printf("  %2d  %-14s %s, Java %s%n", i + 1, report.module(), report.framework(), report.java());
        }
        out.println();
        out.printf(LABEL, "");
        for (int i = 0; i < reports.size(); i++) {
            out.printf("%3d", i + 1);
        }
        out.println();
        for (HostLaw law : HostLaw.values()) {
            out.printf(LABEL, law.label());
            reports.forEach(report -> out.printf("%3s", report.mark(law)));
            out.println();
        }
        out.println();
    }

    /** Why a law was not kept or not tried: once where the reason is the same for several. */
    private void remarks(List<HostReport> reports) {
        Map<String, Set<String>> laws = new LinkedHashMap<>();
        for (HostReport report : reports) {
            report.lines().forEach((law, line) -> {
                if (!line.remark().isEmpty()) {
                    String why = "  %s %s, %%s: %s"
                            .formatted(
                                    line.mark().text(),
                                    report.module(),
                                    line.remark().replace("%", "%%"));
                    laws.computeIfAbsent(why, key -> new LinkedHashSet<>()).add(law.label());
                }
            });
        }
        laws.forEach((why, which) -> out.println(why.formatted(String.join("; ", which))));
    }

    /** The hosts: the folders whose tests use the contract. */
    private static List<Path> modules(Path examples) throws IOException {
        List<Path> modules = new ArrayList<>();
        for (Path folder : sorted(examples)) {
            Path pom = folder.resolve("pom.xml");
            String text = Files.exists(pom) ? Files.readString(pom) : "";
            if (text.contains(DEPENDENCY) && !text.contains(NO_TESTS) && !folder.endsWith(CONTRACT)) {
                modules.add(folder);
            }
        }
        return modules;
    }

    private List<HostReport> reports(Path module) throws IOException {
        List<HostReport> reports = new ArrayList<>();
        Path results = module.resolve(ContractResults.FOLDER);
        if (Files.isDirectory(results)) {
            for (Path file : sorted(results)) {
                HostReport report = HostReport.read(module.getFileName().toString(), file);
                if (report.build().equals(build)) {
                    reports.add(report);
                }
            }
        }
        return reports;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
