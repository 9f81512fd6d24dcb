package com.raliopay.webhooks.awslambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.raliopay.webhooks.testing.Fixture;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Starts JVMs as Lambda does, each of which answers one signed request. */
final class Instances {

    /** What the function is started with: Lambda's runtimes compile once, and such small machines collect serially. */
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    private static final String SECRET = "test-secret";

    /** One start: the whole process as seen from outside, and the handler's part of it. */
    record Start(long processNanos, long handlerNanos) {}

    private final Path folder;
    private final String classPath;
    private final Path request;

    /** @param folder an empty folder, for the files that the instances need */
    Instances(Path folder) throws IOException {
        this.folder = folder;
        classPath = jarsOf(System.getProperty("java.class.path"));
        request = Files.write(folder.resolve("request.json"), request());
    }

    private static byte[] request() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Fixture fixture = Fixture.SESSION_FAILED;
        try (InputStream in = requireNonNull(Instances.class.getResourceAsStream("function-url.json"))) {
            ObjectNode event = (ObjectNode) json.readTree(in);
            fixture.headers(SECRET)
                    .forEach((name, value) ->
                            ((ObjectNode) event.get("headers")).put(name.toLowerCase(Locale.ROOT), value));
            return json.writeValueAsBytes(event.put("body", fixture.text()));
        }
    }

    /** The class path with a jar in place of each folder: classes can be shared from jars only. */
    private String jarsOf(String paths) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String path : paths.split(File.pathSeparator, -1)) {
            Path entry = Path.of(path);
            jars.add(Files.isDirectory(entry) ? jar(entry, jars.size()).toString() : path);
        }
        return String.join(File.pathSeparator, jars);
    }

    private Path jar(Path classes, int number) throws IOException {
        Path jar = folder.resolve("classes-" + number + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    Start start(List<String> sharing) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(sharing);
        command.addAll(List.of("-cp", classPath, FirstRequest.class.getName(), request.toString()));
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("RALIO_WEBHOOK_SECRET", SECRET);
        builder.environment().put("RALIO_DATABASE_URL", "jdbc:h2:mem:cold-start;DB_CLOSE_DELAY=-1");

        long start = System.nanoTime();
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        int exit = process.waitFor();
        long nanos = System.nanoTime() - start;

        if (exit != 0) {
            throw new IllegalStateException("the JVM ended with " + exit + ": " + out + Files.readString(errors));
        }
        String handler = out.lines()
                .filter(line -> line.matches("\\d+"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no figure in: " + out));
        return new Start(nanos, Long.parseLong(handler));
    }

    /** How many of the classes that an instance loads come from an archive, in percent. */
    long sharedPercent(List<String> sharing) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> options = new ArrayList<>(sharing);
        options.add("-Xlog:class+load:file=" + log);
        start(options);
        List<String> loaded = Files.readAllLines(log);
        long shared = loaded.stream()
                .filter(line -> line.contains("source: shared objects file"))
                .count();
        return 100 * shared / loaded.size();
    }
}
