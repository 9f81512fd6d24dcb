package com.raliopay.webhooks.benchmarks.report;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run as a page in Markdown, with a chart beside it for each table that is drawn. A quick run has no verdict and no chart. */
public final class Page {

    private static final String CAUTIONS = """
            ## What not to conclude

            - **No absolute value is yours.** The machine is virtual and has two cores, which the load, the servers, and the databases
              share. Compare values within one table, measured within minutes of each other, and nothing across pages.
            - **The second digit is noise.** On a virtual machine with other tenants, a repeated run may move a ratio by a fifth.
            - **The contenders do different jobs.** Each reads an event of its own provider, of about the same size. None of them
              remembers events, which this library does by default. Being faster is no reason to choose another provider's library.
            - **Microseconds do not decide.** A merchant's own statement in a database takes longer than all of this; what a delivery
              costs in memory and in a cold start is more likely to be noticed.
            """;

    private static final String REASONS =
            "The [page of the benchmarks](../README.md#targets-that-are-missed) says why targets of the committed run are missed.";

    private final Run run;

    /** Creates the page of a run. */
    public Page(Run run) {
        this.run = run;
    }

    /** Writes the page and its charts into a folder: {@code README.md}, and a file for each chart. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path old :
                    files.filter(file -> file.toString().endsWith(".png")).toList()) {
                Files.delete(old);
            }
        }
        Files.writeString(folder.resolve("README.md"), markdown());
        for (int i = 0; i < run.sections().size(); i++) {
            List<Table> tables = run.sections().get(i).tables();
            for (int j = 0; j < tables.size(); j++) {
                Table.Chart chart = chartOf(tables.get(j));
                if (chart != null) {
                    Charts.draw(tables.get(j), chart, folder.resolve(chartFile(i, j)));
                }
            }
        }
    }

    /** Returns the page in Markdown. */
    public String markdown() {
        List<String> blocks = new ArrayList<>();
        blocks.add("# Measured side by side");
        blocks.add(run.quick() ? "**A quick run, which measures nothing.**" : "Drawn from [run.json](run.json).");
        blocks.add("""
                | | |
                | --- | --- |
                | date | %s |
                | command | %s |
                | machine | %s |
                | Java | %s |
                | versions | %s |""".formatted(run.date(), commands(), run.machine(), run.java(), versions()));
        blocks.add(CAUTIONS.strip());
        if (!run.quick()) {
            blocks.add(targets());
        }
        for (int i = 0; i < run.sections().size(); i++) {
            Section section = run.sections().get(i);
            blocks.add("## " + section.title());
            blocks.add(section.method().strip());
            for (int j = 0; j < section.tables().size(); j++) {
                Table table = section.tables().get(j);
                blocks.add("### " + table.title());
                if (chartOf(table) != null) {
                    blocks.add("![%s](%s)".formatted(table.title(), chartFile(i, j)));
                }
                blocks.add(table(table));
            }
        }
        return String.join("\n\n", blocks) + "\n";
    }

    private String commands() {
        return run.commands().stream().map(command -> "`" + command + "`").collect(joining(", then "));
    }

    private String versions() {
        return run.versions().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .collect(joining(", "));
    }

    private String targets() {
        StringBuilder text = new StringBuilder(
                "## Targets\n\n" + REASONS + "\n\n| metric | measured | to reach | |\n| --- | ---: | --- | --- |");
        for (Section section : run.sections()) {
            for (Target target : section.targets()) {
                text.append("\n| %s | %s | %s %s | %s |"
                        .formatted(
                                target.name(),
                                format(target.value()),
                                target.atMost() ? "≤" : "≥",
                                format(target.bound()),
                                target.isReached() ? "reached" : "**missed**"));
            }
        }
        return text.toString();
    }

    private static String table(Table table) {
        Stream<String> heading = Stream.of(
                table.columns().stream().collect(joining(" | ", "| " + table.rowHeading() + " | ", " |")),
                "| --- |" + " ---: |".repeat(table.columns().size()));
        Stream<String> rows = table.rows().stream()
                .map(row -> row.values().stream()
                        .map(Page::format)
                        .collect(joining(" | ", "| " + row.name() + " | ", " |")));
        return Stream.concat(heading, rows).collect(joining("\n"));
    }

    private static String format(@Nullable Double value) {
        if (value == null) {
            return "–";
        }
        double size = Math.abs(value);
        String pattern = size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, pattern, value);
    }

    private Table.@Nullable Chart chartOf(Table table) {
        return run.quick() ? null : table.chart();
    }

    private String chartFile(int section, int table) {
        return Objects.requireNonNull(run.sections().get(section).title())
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                + "-" + (table + 1) + ".png";
    }
}
