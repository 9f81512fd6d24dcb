package com.raliopay.webhooks.benchmarks.cold;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.benchmarks.measure.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.util.ListStatistics;

/** Starts a program in new JVMs, whose class path has only the jars from which the program loads classes. */
final class ColdJvm {

    /** Milliseconds: what the program measured, and the whole process. */
    record Start(double inMain, double process) {}

    private final Program program;
    private final Path archive;
    private final Path body;
    private final Path errors;
    private final String classPath;
    private final List<Start> starts = new ArrayList<>();
    private final List<Start> startsWithArchive = new ArrayList<>();

    /**
     * Starts the program twice: to find its jars, and to write the archive of its classes.
     *
     * @param jars the jars to choose from, in the order of the class path
     * @param folder an empty folder for files
     */
    ColdJvm(Program program, List<Path> jars, Path folder) throws Exception {
        this.program = program;
        archive = folder.resolve("classes.jsa");
        body = folder.resolve("body.json");
        errors = folder.resolve("errors");
        Path log = folder.resolve("classes.log");
        run(List.of("-Xlog:class+load:file=" + log), join(jars));
        Set<Path> loaded = loaded(log);
        classPath = join(jars.stream().filter(loaded::contains).toList());
        run(List.of("-XX:ArchiveClassesAtExit=" + archive), classPath);
    }

    private static Set<Path> loaded(Path log) throws IOException {
        String source = " source: file:";
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(source))
                    .map(line -> line.substring(line.indexOf(source) + " source: ".length()))
                    .distinct()
                    .map(file -> Path.of(URI.create(file)))
                    .collect(Collectors.toSet());
        }
    }

    private static String join(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns how many jars the program needs. */
    int jars() {
        return classPath.split(File.pathSeparator, -1).length;
    }

    /** Starts the program without the archive and with it. The latter fails if the JVM cannot use the archive. */
    void start() throws Exception {
        starts.add(run(List.of(), classPath));
        startsWithArchive.add(run(List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:on"), classPath));
    }

    /** Returns the medians of all starts. */
    Start median() {
        return median(starts);
    }

    /** Returns the medians of all starts with the archive. */
    Start medianWithArchive() {
        return median(startsWithArchive);
    }

    private static Start median(List<Start> all) {
        return new Start(median(all, Start::inMain), median(all, Start::process));
    }

    private static double median(List<Start> all, ToDoubleFunction<Start> value) {
        return new ListStatistics(all.stream().mapToDouble(value).toArray()).getPercentile(50);
    }

    private Start run(List<String> sharing, String path) throws Exception {
        List<String> options = new ArrayList<>(program.options());
        options.addAll(sharing);
        ProcessBuilder builder = JavaProcess.of(
                options, path, program.main(), program.argumentsOf(body).toArray(String[]::new));
        builder.redirectError(errors.toFile()).environment().putAll(program.environment());

        long start = System.nanoTime();
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        int exit = process.waitFor();
        long nanos = System.nanoTime() - start;

        if (exit != 0) {
            throw new IllegalStateException("the JVM of %s must exit with 0 but exited with %d: %s%s"
                    .formatted(program.name(), exit, out, Files.readString(errors)));
        }
        long inMain = out.lines()
                .filter(line -> line.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no time in: " + out));
        return new Start(inMain / 1e6, nanos / 1e6);
    }
}
