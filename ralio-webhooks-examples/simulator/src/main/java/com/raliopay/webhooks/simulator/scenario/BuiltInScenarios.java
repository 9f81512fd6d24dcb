package com.raliopay.webhooks.simulator.scenario;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The scenarios that the program brings along, as files. */
final class BuiltInScenarios {

    /** Their names, which are also those of their files. */
    static final List<String> NAMES = List.of("stale-level", "late-review", "renewal", "twice-at-once", "outage");

    private BuiltInScenarios() {}

    /** {@return the file of a scenario} */
    static byte[] file(String name) {
        try (InputStream in = BuiltInScenarios.class.getResourceAsStream(name + ".json")) {
            return requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScenarioFile read(String name) {
        try {
            return ScenarioFile.read(file(name));
        } catch (ScenarioException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
