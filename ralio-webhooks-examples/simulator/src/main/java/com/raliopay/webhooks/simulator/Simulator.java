package com.raliopay.webhooks.simulator;

import com.raliopay.webhooks.simulator.cli.Environment;
import com.raliopay.webhooks.simulator.load.LoadCommand;
import com.raliopay.webhooks.simulator.send.SendCommand;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Is Ralio for an endpoint under development: {@code send} delivers single events, {@code load} many. The exit code is 0 if
 * all ended as it should, 1 if not, 2 for arguments that are not understood, and 130 after Ctrl-C.
 */
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        version = "ralio-webhooks-simulator 0.1.0",
        description = "Is Ralio for an endpoint under development.",
        synopsisSubcommandLabel = "(send | load)")
public final class Simulator {

    Simulator() {}

    /**
     * Runs, and ends the program if not all is as it should be.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        int code = run(Environment.ofThisProcess(), args);
        if (code != ExitCode.OK) {
            System.exit(code);
        }
    }

    /**
     * Runs within a program, without a progress bar or environment variables.
     *
     * @param out where to print to, in UTF-8
     * @param err where to complain to, in UTF-8
     * @param args see {@code --help}
     * @return the exit code
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        return run(new Environment(out, err, StandardCharsets.UTF_8, false, Map.of()), args);
    }

    public static int run(Environment environment, String... args) {
        PrintWriter err = environment.errWriter();
        return new CommandLine(new Simulator())
                .addSubcommand(new SendCommand(environment))
                .addSubcommand(new LoadCommand(environment))
                .setExpandAtFiles(false) // a secret may begin with @
                .setOut(environment.outWriter())
                .setErr(err)
                .setParameterExceptionHandler((e, arguments) -> misused(e, err))
                .setExecutionExceptionHandler((e, line, arguments) -> failed(e, err))
                .execute(args);
    }

    private static int misused(ParameterException e, PrintWriter err) {
        err.println(e instanceof UnmatchedArgumentException unmatched ? namesOf(unmatched) : e.getMessage());
        err.println("See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** A report that cannot be written after all, say: the disk is full. */
    private static int failed(Exception e, PrintWriter err) throws Exception {
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            err.println(e.getMessage());
            return ExitCode.SOFTWARE;
        }
        throw e;
    }

    /** Names only: what stands behind a misspelt {@code --secret} is never printed. */
    private static String namesOf(UnmatchedArgumentException e) {
        List<String> names = e.getUnmatched().stream()
                .filter(argument -> argument.startsWith("-"))
                .map(argument -> PrintableText.of(argument.replaceFirst("=.*", ""), 40))
                .toList();
        return names.isEmpty()
                ? "There are more arguments than the program knows what to do with"
                : "Unknown option: " + String.join(", ", names);
    }
}
