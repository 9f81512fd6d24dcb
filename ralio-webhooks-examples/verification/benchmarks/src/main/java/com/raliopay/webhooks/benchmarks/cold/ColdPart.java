package com.raliopay.webhooks.benchmarks.cold;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.Part;
import com.raliopay.webhooks.benchmarks.peers.Peer;
import com.raliopay.webhooks.benchmarks.report.Section;
import com.raliopay.webhooks.benchmarks.report.Table;
import com.raliopay.webhooks.benchmarks.report.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures the first event in a new JVM, with and without an archive of the classes. */
public final class ColdPart implements Part {

    private static final int JVMS = 20;

    @Override
    public Section run(Effort effort) throws Exception {
        int jvms = effort.choose(1, JVMS);
        Path folder = Files.createTempDirectory("cold");
        try {
            return section(measure(jvms, folder), jvms);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Returns the contenders by name, and the function. */
    private static Map<String, ColdJvm> measure(int jvms, Path folder) throws Exception {
        List<Program> programs = new ArrayList<>();
        for (Peer peer : EnumSet.complementOf(EnumSet.of(Peer.RALIO))) {
            programs.add(Program.of(peer));
        }
        programs.add(Program.lambda());

        List<Path> jars = Jars.ofClassPath(folder);
        Map<String, ColdJvm> cold = new LinkedHashMap<>();
        for (Program program : programs) {
            Path files = Files.createDirectory(folder.resolve("program-" + cold.size()));
            cold.put(program.name(), new ColdJvm(program, jars, files));
        }
        for (int i = 0; i < jvms; i++) {
            for (ColdJvm jvm : cold.values()) {
                jvm.start();
            }
        }
        return cold;
    }

    private static Section section(Map<String, ColdJvm> cold, int jvms) {
        ColdJvm floor = requireNonNull(cold.get(Peer.FLOOR.label()));
        ColdJvm ralio = requireNonNull(cold.get(Peer.RALIO_WITH_STORE.label()));
        Table table = Table.of(
                "First event in a new JVM",
                "contender",
                "jars",
                "main to result, ms",
                "relative to floor",
                "process, ms",
                "with archive: main to result, ms",
                "with archive: relative to floor",
                "with archive: process, ms");
        for (Map.Entry<String, ColdJvm> entry : cold.entrySet()) {
            ColdJvm jvm = entry.getValue();
            boolean compared = !entry.getKey().equals(Program.LAMBDA);
            table = table.row(
                    entry.getKey(),
                    (double) jvm.jars(),
                    jvm.median().inMain(),
                    compared ? jvm.median().inMain() / floor.median().inMain() : null,
                    jvm.median().process(),
                    jvm.medianWithArchive().inMain(),
                    compared
                            ? jvm.medianWithArchive().inMain()
                                    / floor.medianWithArchive().inMain()
                            : null,
                    jvm.medianWithArchive().process());
        }
        return new Section(
                "Cold start",
                method(jvms),
                List.of(table.bars("ms", "process, ms", "with archive: process, ms")),
                List.of(Target.atMost(
                        1.15,
                        "cold: this library / floor, from main to result",
                        ralio.median().inMain() / floor.median().inMain())));
    }

    private static String method(int jvms) {
        return """
            Each JVM creates a contender, as it is in the comparison above, and handles one signed event; medians over new JVMs, %d of
            each kind, which are started in turn. *Main to result* is the time from the first line after the request was read, setup
            included, to the result; *process* is the time from the start of the process to its end, measured from outside. Each
            class path has only the jars from which the contender loads classes, and the contenders' own classes. The *archive* is
            one of class data sharing, written by an earlier JVM (`-XX:ArchiveClassesAtExit`, `-XX:SharedArchiveFile`); without it,
            the JVM shares only the JDK's classes. The files are in the cache of the operating system, and there is no logging back
            end.

            The *function on AWS Lambda* is the handler of the example, with the options of Lambda's runtime (compiler C1 and the
            serial collector), a heap of 256 MB, and an H2 database in memory, whose start is most of its time. It is not compared
            with the floor.

            The values do not include what a provider of functions adds: fetching the code, starting a sandbox, and slower
            processors in small functions.
            """.formatted(jvms);
    }
}
