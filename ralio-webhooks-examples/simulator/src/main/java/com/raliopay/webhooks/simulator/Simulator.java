package com.raliopay.webhooks.simulator;

import com.raliopay.webhooks.simulator.cli.Environment;
import com.raliopay.webhooks.simulator.cli.Version;
import com.raliopay.webhooks.simulator.inspect.InspectCommand;
import com.raliopay.webhooks.simulator.load.LoadCommand;
import com.raliopay.webhooks.simulator.scenario.ScenarioCommand;
import com.raliopay.webhooks.simulator.send.SendCommand;
import com.raliopay.webhooks.simulator.text.PrintableText;
import com.raliopay.webhooks.simulator.verify.VerifyCommand;
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
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Acts as Ralio: delivers signed events to an endpoint under development. The exit code is 0 if all ended as it should, 1 if
 * not, 2 for wrong arguments, and 130 after Ctrl-C.
 */
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Acts as Ralio: delivers signed events to an endpoint under development.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:all ended as it should", " 1:something did not", " 2:wrong arguments", "130:ended by Ctrl-C"
        },
        footerHeading = "%nExample:%n",
        footer = "  simulator send --to http://localhost:8080/webhooks/ralio",
        synopsisSubcommandLabel = "(send | scenario | verify | load | inspect)")
public final class Simulator {

    private static final int SHOWN = 40;

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
                .addSubcommand(new ScenarioCommand(environment))
                .addSubcommand(new VerifyCommand(environment))
                .addSubcommand(new LoadCommand(environment))
                .addSubcommand(new InspectCommand(environment))
                .setExpandAtFiles(false) // a secret may begin with @
                .setOut(environment.outWriter())
                .setErr(err)
                .setParameterExceptionHandler((e, arguments) -> misused(e, err))
                .setExecutionExceptionHandler((e, line, arguments) -> failed(e, err))
                .execute(args);
    }

    private static int misused(ParameterException e, PrintWriter err) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        if (command.parent() == null && !(e instanceof UnmatchedArgumentException)) {
            e.getCommandLine().usage(err); // no command was given
            return ExitCode.USAGE;
        }
        err.println(e instanceof UnmatchedArgumentException unmatched ? unknown(unmatched, command) : e.getMessage());
        String[] examples = command.usageMessage().footer();
        if (examples.length > 0 && e instanceof MissingParameterException) {
            err.println("Example: " + examples[0].strip());
        }
        err.println("See: " + command.qualifiedName() + " --help");
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

    /** Names only: what stands behind a misspelled {@code --secret} is never printed. */
    private static String unknown(UnmatchedArgumentException e, CommandSpec command) {
        String first = e.getUnmatched().get(0);
        if (command.parent() == null && !first.startsWith("-")) {
            return "Unknown command: " + PrintableText.of(first, SHOWN);
        }
        List<String> names = e.getUnmatched().stream()
                .filter(argument -> argument.startsWith("-"))
                .map(argument -> PrintableText.of(argument.replaceFirst("=.*", ""), SHOWN))
                .toList();
        return names.isEmpty() ? "There is an argument too many" : "Unknown option: " + String.join(", ", names);
    }
}
