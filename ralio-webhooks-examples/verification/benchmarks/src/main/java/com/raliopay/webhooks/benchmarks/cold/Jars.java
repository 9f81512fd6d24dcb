package com.raliopay.webhooks.benchmarks.cold;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** This program's class path as jars: classes can be shared from jars only. */
final class Jars {

    private Jars() {}

    /**
     * Returns the jars of the class path, with new jars in place of folders, and without the drivers of databases that are
     * servers: JDBC would load each of them.
     */
    static List<Path> ofClassPath(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path entry = Path.of(path);
            if (entry.getFileName().toString().matches("(mariadb-java-client|postgresql)-.*")) {
                continue;
            }
            jars.add(Files.isDirectory(entry) ? jar(entry, folder.resolve("classes-" + jars.size() + ".jar")) : entry);
        }
        return jars;
    }

    private static Path jar(Path classes, Path jar) throws IOException {
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
}
