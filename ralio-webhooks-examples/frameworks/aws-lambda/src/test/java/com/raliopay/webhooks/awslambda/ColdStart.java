package com.raliopay.webhooks.awslambda;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Measures a cold start with no shared classes, with those of the JDK, and with an archive for the function: starts new JVMs,
 * each of which handles one signed request.
 */
final class ColdStart {

    /** A way to start a JVM, and the percentage of its classes that come from an archive. */
    record Way(String name, List<String> options, long sharedPercent) {}

    private static final int FIRST_JDK_WITH_AOT_CACHE = 25;

    private final Instances instances;
    private final List<Way> ways;

    /** @param folder an empty folder, for the archives */
    ColdStart(Path folder) throws IOException, InterruptedException {
        instances = new Instances(folder);
        Path archive = folder.resolve("function.jsa");
        instances.start(List.of("-XX:ArchiveClassesAtExit=" + archive));

        List<Way> found = new ArrayList<>();
        found.add(way("no sharing: `-Xshare:off`", "-Xshare:off"));
        found.add(way("the JDK's classes: the default", "-Xshare:auto"));
        found.add(way("the function's too: `-XX:SharedArchiveFile`", "-XX:SharedArchiveFile=" + archive));
        if (Runtime.version().feature() >= FIRST_JDK_WITH_AOT_CACHE) {
            Path cache = folder.resolve("function.aot");
            instances.start(List.of("-XX:AOTCacheOutput=" + cache));
            found.add(way("and linked, with profiles: `-XX:AOTCache`", "-XX:AOTCache=" + cache));
        }
        ways = List.copyOf(found);
    }

    private Way way(String name, String option) throws IOException, InterruptedException {
        return new Way(name, List.of(option), instances.sharedPercent(List.of(option)));
    }

    List<Way> ways() {
        return ways;
    }

    /** Returns a table of medians. The ways are measured in turn, so that the load of the machine affects all alike. */
    String measure(int jvms) throws IOException, InterruptedException {
        Map<Way, List<Instances.Start>> starts = ways.stream().collect(toMap(way -> way, way -> new ArrayList<>()));
        for (int i = 0; i < jvms; i++) {
            for (Way way : ways) {
                starts.getOrDefault(way, List.of()).add(instances.start(way.options()));
            }
        }
        StringBuilder table = new StringBuilder("""
                | class data sharing | classes shared | process, ms | relative to the default | handler, ms |
                | --- | --- | --- | --- | --- |
                """);
        double usual = median(starts.getOrDefault(ways.get(1), List.of()), Instances.Start::processNanos);
        for (Way way : ways) {
            List<Instances.Start> own = starts.getOrDefault(way, List.of());
            double process = median(own, Instances.Start::processNanos);
            double handler = median(own, Instances.Start::handlerNanos);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d %% | %.0f | %.2f | %.0f |%n",
                    way.name(),
                    way.sharedPercent(),
                    process,
                    process / usual,
                    handler));
        }
        return table.toString();
    }

    /** Returns the median in milliseconds. */
    private static double median(List<Instances.Start> starts, ToLongFunction<Instances.Start> part) {
        long[] sorted = starts.stream().mapToLong(part).sorted().toArray();
        long middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return middle / 1e6;
    }

    /**
     * Prints the table.
     *
     * @param args the number of JVMs for each way
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int jvms = Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("cold-start");
        try {
            System.out.printf(
                    "Medians of %d new JVMs each, Java %s, %d processors, %s%n%n%s",
                    jvms,
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.name"),
                    new ColdStart(folder).measure(jvms));
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
