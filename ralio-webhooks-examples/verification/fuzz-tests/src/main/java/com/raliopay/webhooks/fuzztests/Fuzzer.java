package com.raliopay.webhooks.fuzztests;

import com.code_intelligence.jazzer.Jazzer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs Jazzer on a target, in a separate process, because a finding ends the process.
 *
 * @param target the part to fuzz
 * @param seconds how long to run
 * @param seed the seed of all random values; 0 for a random one
 * @param folder the folder for inputs, findings, and the log
 */
record Fuzzer(Target target, int seconds, long seed, Path folder) {

    private static final int MAX_LENGTH = 4_096;

    /** An input that takes longer, in seconds, is a finding. The first one takes long, because it loads all classes. */
    private static final int MAX_SECONDS = 60;

    /** The first Java version that warns about native code and off-heap memory. */
    private static final int FIRST_WITH_WARNINGS = 24;

    private static final int FINDING_LINES = 40;

    private static final Pattern STATISTIC = Pattern.compile("stat::(\\w+):\\s+(\\d+)");

    /** The result of a run. */
    record Report(Target target, int exitCode, Map<String, Long> statistics, List<Path> findings, Path log) {

        long statistic(String name) {
            return statistics.getOrDefault(name, 0L);
        }

        /** Returns whether the fuzzer ran to its end and found nothing. */
        boolean isClean() {
            return exitCode == 0 && findings.isEmpty() && statistic("number_of_executed_units") > 0;
        }

        /** Returns the lines of the log about the finding: the violation, its place, and the input in base64. */
        List<String> finding() throws IOException {
            try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                List<String> last = lines.dropWhile(line -> !line.startsWith("=="))
                        .limit(FINDING_LINES)
                        .toList();
                return last.isEmpty() ? List.of("the log has no finding") : last;
            }
        }
    }

    Report run() throws IOException, InterruptedException {
        Path corpus = folder.resolve("corpus");
        Path seeds = folder.resolve("seeds");
        Path findings = Files.createDirectories(folder.resolve("findings"));
        Path dictionary = folder.resolve("dictionary");
        Path log = folder.resolve("log");
        Files.createDirectories(corpus);
        Seeds.write(seeds);
        Seeds.writeDictionary(dictionary);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+EnableDynamicAgentLoading"); // Jazzer instruments with an agent that it loads itself
        if (Runtime.version().feature() >= FIRST_WITH_WARNINGS) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-Xmx1g", "-cp", classPath(), Jazzer.class.getName()));
        command.addAll(List.of(
                "--target_class=" + target.type().getName(),
                "--instrumentation_includes=com.raliopay.webhooks.**:com.fasterxml.jackson.core.**",
                "--instrumentation_excludes=com.raliopay.webhooks.fuzztests.**",
                "--custom_hooks=" + SkippedSleep.class.getName(),
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-dict=" + dictionary,
                "-max_total_time=" + seconds,
                "-seed=" + seed,
                "-max_len=" + MAX_LENGTH,
                "-timeout=" + MAX_SECONDS,
                "-report_slow_units=" + MAX_SECONDS,
                "-print_final_stats=1",
                corpus.toString(),
                seeds.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exitCode = process.waitFor();
        return new Report(target, exitCode, statistics(log), filesIn(findings), log);
    }

    private static Map<String, Long> statistics(Path log) throws IOException {
        Map<String, Long> statistics = new TreeMap<>();
        Matcher matcher = STATISTIC.matcher(Files.readString(log, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            statistics.put(matcher.group(1), Long.parseLong(matcher.group(2)));
        }
        return statistics;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Returns the class path of this program, which a build tool may have passed to a class loader. */
    private static String classPath() {
        if (Fuzzer.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.of(loader.getURLs()).map(Fuzzer::pathOf).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private static String pathOf(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates a fuzzer with a folder for this target in the given one. */
    static Fuzzer of(Target target, int seconds, long seed, Path folder) {
        return new Fuzzer(
                target,
                seconds,
                seed,
                folder.toAbsolutePath().resolve(target.name().toLowerCase(Locale.ROOT)));
    }
}
