package com.raliopay.webhooks.simulator.load;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.cli.Environment;
import com.raliopay.webhooks.simulator.cli.Interruption;
import com.raliopay.webhooks.simulator.cli.RetryOptions;
import com.raliopay.webhooks.simulator.cli.TargetOptions;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Delivers many events, with duplicates and forgeries among them, and reports. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Delivers many events of all types, with duplicates and forgeries among them, and reports.",
            "Each is tried again as by \"send\". Ctrl-C ends it with the report so far."
        },
        footer =
                "%nExit code: 0 if all events were delivered and all forgeries refused, 1 if not, 2 for wrong arguments,"
                        + " 130 after Ctrl-C.")
public final class LoadCommand implements Callable<Integer> {

    static final int INTERRUPTED = 130;

    private final Environment environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--count",
            paramLabel = "N",
            order = 4,
            defaultValue = "1000",
            description = "The number of genuine events. Default: ${DEFAULT-VALUE}")
    private int count;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            order = 5,
            defaultValue = "16",
            description = "The most deliveries under way at a time. Default: ${DEFAULT-VALUE}")
    private int concurrency;

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            order = 6,
            defaultValue = "0",
            description = "The number of duplicates in addition, as a share of the count, from 0 to 1; half of them at"
                    + " the same time as their event. Default: ${DEFAULT-VALUE}")
    private double duplicates;

    @Option(
            names = "--forged",
            paramLabel = "SHARE",
            order = 7,
            defaultValue = "0",
            description =
                    "The number of forgeries in addition, as a share of the count, from 0 to 1: events of their own"
                            + " with a wrong signature. Default: ${DEFAULT-VALUE}")
    private double forged;

    @Option(names = "--shuffle", order = 8, description = "Delivers in random order")
    private boolean shuffle;

    @Option(
            names = "--seed",
            paramLabel = "N",
            order = 9,
            description = "Repeats a test: the same seed creates the same events, with the same ids. Default: random")
    private @Nullable Long seed;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            order = 10,
            description = "Writes the report: FILE ending with .json or .html alone, else FILE.json and FILE.html")
    private @Nullable Path report;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            order = 11,
            description =
                    "Writes a line of CSV for each delivery that has ended: kind, event id, type, outcome, attempts")
    private @Nullable Path log;

    @Mixin
    private RetryOptions retries = new RetryOptions();

    public LoadCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        CommandSpec command = requireNonNull(spec);
        HttpSender sender = target.sender(command);
        URI to = target.uri(command);
        SignatureVerifier signer = target.signer(command, environment);
        RetryPolicy policy = retries.policy(command);
        LoadSettings settings = settings(command);
        ReportFiles files = ReportFiles.of(report);
        int columns = TerminalWidth.of(environment);
        try (DeliveryLog deliveries = log(command, files)) {
            LoadTest test =
                    new LoadTest(to, settings, sender, signer, policy, LoadCommandLine.of(command), deliveries::ended);
            try (Interruption interruption = Interruption.calls(test::stop)) {
                try (Progress progress = progress(test.total(), columns)) {
                    test.run(progress);
                }
                LoadReport figures = test.report();
                new LoadTable(environment.out(), columns).print(figures);
                deliveries.flush(); // now: an interrupted process ends soon
                files.write(figures).forEach(file -> environment.out().println("Report: " + file));
                return interruption.hasHappened() ? INTERRUPTED : code(figures);
            }
        }
    }

    /** What cannot be written is found out before a long test, rather than after it. */
    private DeliveryLog log(CommandSpec command, ReportFiles files) {
        try {
            files.check();
            return DeliveryLog.to(log);
        } catch (IOException e) {
            throw TargetOptions.misused(command, String.valueOf(e.getMessage()));
        }
    }

    private Progress progress(int total, int columns) {
        return environment.terminal()
                ? new ProgressBarOnTerminal(environment.err(), total, columns)
                : new ProgressLines(environment.err(), total, columns, System::nanoTime);
    }

    private static int code(LoadReport figures) {
        return figures.asExpected() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private LoadSettings settings(CommandSpec command) {
        try {
            return new LoadSettings(
                    count, concurrency, duplicates, forged, shuffle, seed == null ? LoadSettings.randomSeed() : seed);
        } catch (IllegalArgumentException e) {
            throw TargetOptions.misused(command, "--" + e.getMessage()); // the options have the settings' names
        }
    }
}
