package com.raliopay.webhooks.fuzztests;

import com.raliopay.webhooks.fuzztests.Fuzzer.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fuzzes the targets one after the other, and prints the number of executions and the findings. */
@Command(
        name = "fuzzing",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the library on generated input, and checks what must hold for every input.",
            "The exit code is 0 if there is no finding, 1 if there is one, and 2 for an invalid command."
        })
public final class Fuzzing implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(description = "Targets: ${COMPLETION-CANDIDATES} (default: all)")
    private List<Target> targets = List.of();

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "Seconds for each target (default: ${DEFAULT-VALUE})")
    private int seconds = 60;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "Seed of all random values; 0 for a random one (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--folder",
            defaultValue = "ralio-webhooks-examples/verification/fuzz-tests/target/fuzzing",
            description =
                    "Folder for inputs, findings and logs; the next run continues from there (default: ${DEFAULT-VALUE})")
    private Path folder = Path.of("");

    Fuzzing() {}

    /**
     * Runs the program, and exits with 1 or 2 unless the exit code is 0.
     *
     * @param args targets and options; {@code --help} prints them
     */
    public static void main(String[] args) {
        int code = new CommandLine(new Fuzzing())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (seconds <= 0) {
            throw new ParameterException(spec.commandLine(), "--seconds must be positive but was " + seconds);
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean clean = true;
        out.printf(
                "%-12s%10s%12s%12s%10s  %s%n", "target", "seconds", "executions", "per second", "inputs", "findings");
        for (Target target : targets.isEmpty() ? Arrays.asList(Target.values()) : targets) {
            Report report = Fuzzer.of(target, seconds, seed, folder).run();
            print(report, out);
            clean &= report.isClean();
        }
        return clean ? 0 : 1;
    }

    private void print(Report report, PrintWriter out) throws IOException {
        out.printf(
                Locale.ROOT,
                "%-12s%10d%,12d%,12d%,10d  %s%n",
                report.target().name().toLowerCase(Locale.ROOT),
                seconds,
                report.statistic("number_of_executed_units"),
                report.statistic("average_exec_per_sec"),
                report.statistic("new_units_added"),
                report.isClean() ? "none" : "see " + report.log());
        if (!report.isClean()) {
            report.finding().forEach(line -> out.println("    " + line));
        }
        out.flush();
    }
}
