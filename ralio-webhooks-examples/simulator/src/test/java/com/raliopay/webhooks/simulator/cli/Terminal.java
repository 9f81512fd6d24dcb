package com.raliopay.webhooks.simulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs the program, and keeps what it prints. */
public final class Terminal {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment;
    private final Environment.SecretPrompt prompt;

    public Terminal() {
        this(Map.of());
    }

    public Terminal(Map<String, String> environment) {
        this(environment, question -> null);
    }

    public Terminal(Map<String, String> environment, Environment.SecretPrompt prompt) {
        this.environment = environment;
        this.prompt = prompt;
    }

    /** {@return the exit code} */
    public int run(boolean terminal, String... args) {
        return Simulator.run(
                new Environment(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        UTF_8,
                        terminal,
                        environment,
                        prompt),
                args);
    }

    public int run(String... args) {
        return run(false, args);
    }

    public String out() {
        return out.toString(UTF_8);
    }

    public String err() {
        return err.toString(UTF_8);
    }

    public List<String> lines() {
        return out().lines().toList();
    }
}
