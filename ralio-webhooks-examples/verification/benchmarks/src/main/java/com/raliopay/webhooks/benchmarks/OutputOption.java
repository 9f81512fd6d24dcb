package com.raliopay.webhooks.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option for the folder of the results. */
final class OutputOption {

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            description = "The folder for README.md and the charts (default: ${DEFAULT-VALUE})")
    private Path folder = Path.of("target", "results");

    Path folder() {
        return folder;
    }
}
