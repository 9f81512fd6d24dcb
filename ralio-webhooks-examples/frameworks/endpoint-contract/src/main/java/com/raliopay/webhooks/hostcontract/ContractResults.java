package com.raliopay.webhooks.hostcontract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a host kept the laws, as a file that {@link ContractTable} reads: a line each, of fields between tabs. Written when all
 * laws were tried; an earlier file is deleted before, so that a host that does not start has none.
 */
final class ContractResults {

    static final Path FOLDER = Path.of("target", "host-contract");

    /** Which build this is: Maven says so to the tests and to the table. */
    static final String BUILD = "ralio.contract.build";

    enum Mark {
        KEPT("✓"),
        BROKEN("✗"),
        EXEMPT("–");

        private final String text;

        Mark(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private final Path file;
    private final String build;
    private final List<String> lines = new ArrayList<>();

    /** Of a test in the module that is the working directory, as Maven has it. */
    ContractResults(Class<?> test) {
        this(Path.of(""), System.getProperty(BUILD, "none"), test);
    }

    ContractResults(Path module, String build, Class<?> test) {
        this.file = module.resolve(FOLDER).resolve(test.getSimpleName() + ".tsv");
        this.build = build;
    }

    void begin(String framework, String java) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        add("build", build);
        add("framework", framework);
        add("java", java);
    }

    void kept(HostLaw law) {
        add(law.name(), Mark.KEPT.name());
    }

    void exempt(HostLaw law, String reason) {
        add(law.name(), Mark.EXEMPT.name(), reason);
    }

    void broken(HostLaw law, Throwable failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse("");
        add(law.name(), Mark.BROKEN.name(), failure.getClass().getSimpleName() + ": " + message);
    }

    void end() {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String... fields) {
        List<String> clean = new ArrayList<>();
        for (String field : fields) {
            clean.add(field.strip().replaceAll("\\s+", " "));
        }
        lines.add(String.join("\t", clean));
    }
}
