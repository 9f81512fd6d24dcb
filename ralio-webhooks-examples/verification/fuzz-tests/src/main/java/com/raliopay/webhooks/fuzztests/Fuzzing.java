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

/** Fuzzes the targets one after the other, and prints how much was tried and what was found. */
@Command(
        name = "fuzzing",
        mixinStandardHelpOptions = true,
        description = {
            "Feeds the library what a fuzzer comes up with, and checks what must hold whatever comes in.",
            "The exit code is 0 if nothing was found, 1 if something was, and 2 for a command that is not understood."
        })
public final class Fuzzing implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(description = "What to fuzz: ${COMPLETION-CANDIDATES}; all when left out.")
    private List<Target> targets = List.of();

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "How long for each, ${DEFAULT-VALUE} when left out.")
    private int seconds = 60;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description =
                    "Repeats the run that had this seed, but for what time changes; 0, when left out, takes another"
                            + " one each time.")
    private long seed;

    @Option(
            names = "--folder",
            defaultValue = "ralio-webhooks-examples/fuzzing/target/fuzzing",
            description = "Where inputs, findings and logs are kept; a further run goes on from there.")
    private Path folder = Path.of("");

    Fuzzing() {}

    /**
     * Runs, and ends the program if something was found.
     *
     * @param args what to fuzz, and options; {@code --help} prints them
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
            throw new ParameterException(spec.commandLine(), "--seconds must be positive, but is " + seconds);
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean clean = true;
        out.printf("%-12s%10s%12s%12s%10s  %s%n", "target", "seconds", "executions", "per second", "inputs", "found");
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
                report.isClean() ? "nothing" : "see " + report.log());
        if (!report.isClean()) {
            report.lastWords().forEach(line -> out.println("    " + line));
        }
        out.flush();
    }
}
