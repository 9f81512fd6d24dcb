package com.raliopay.webhooks.benchmarks;

import com.raliopay.webhooks.benchmarks.report.Page;
import com.raliopay.webhooks.benchmarks.report.Run;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The program. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        subcommands = RunCommand.class,
        description = "Measures the library side by side with what merchants would use instead, and writes one page.")
final class Benchmarks {

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Command(description = "Draws the page of an earlier run again.")
    int draw(
            @Parameters(paramLabel = "FILE", description = "The run.json of the run") Path file,
            @Mixin OutputOption output)
            throws IOException {
        new Page(Run.read(file)).write(output.folder());
        return 0;
    }
}
