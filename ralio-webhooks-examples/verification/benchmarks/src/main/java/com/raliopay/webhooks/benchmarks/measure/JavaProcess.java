package com.raliopay.webhooks.benchmarks.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that start a JVM of the same version as this one. */
public final class JavaProcess {

    private JavaProcess() {}

    /** Returns a builder for a program with the class path of this JVM. */
    public static ProcessBuilder of(List<String> options, Class<?> program, String... arguments) {
        return of(options, System.getProperty("java.class.path"), program, arguments);
    }

    /** Returns a builder for a program with a class path of its own. */
    public static ProcessBuilder of(List<String> options, String classPath, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
