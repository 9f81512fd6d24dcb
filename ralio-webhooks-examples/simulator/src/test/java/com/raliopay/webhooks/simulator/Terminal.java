package com.raliopay.webhooks.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs the program, and keeps what it prints. */
final class Terminal {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment;

    Terminal() {
        this(Map.of());
    }

    Terminal(Map<String, String> environment) {
        this.environment = environment;
    }

    /** {@return the exit code} */
    int run(boolean terminal, String... args) {
        return Simulator.run(
                new Environment(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        UTF_8,
                        terminal,
                        environment),
                args);
    }

    int run(String... args) {
        return run(false, args);
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    List<String> lines() {
        return out().lines().toList();
    }
}
