package com.raliopay.webhooks.simulator.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.cli.Environment;
import com.raliopay.webhooks.simulator.cli.ExitCodes;
import com.raliopay.webhooks.simulator.cli.InputFile;
import com.raliopay.webhooks.simulator.cli.Interruption;
import com.raliopay.webhooks.simulator.cli.RetryOptions;
import com.raliopay.webhooks.simulator.cli.TargetOptions;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.send.EndpointDownException;
import com.raliopay.webhooks.simulator.send.RetryingDelivery;
import com.raliopay.webhooks.simulator.text.Lines;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends the deliveries of a scenario one after the other, and says what must hold at the end. */
@Command(
        name = "scenario",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends a story of one subject, in the order of arrival, and says what must hold at the end.",
            "Unless a step expects it, a 5xx, no answer in time, or no connection is tried again."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all steps ended with the statuses that they expect",
            " 1:one did not, or the endpoint is down",
            " 2:wrong arguments, or an invalid file",
            "130:ended by Ctrl-C"
        },
        footerHeading = "%nExample:%n",
        footer = "  simulator scenario stale-level --to http://localhost:8080/webhooks/ralio")
public final class ScenarioCommand implements Callable<Integer> {

    private static final int SHOWN = 100;

    private final Environment environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "stale-level, late-review, renewal, twice-at-once, outage, or a file of your own")
    private @Nullable String scenario;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = "--list", order = 10, help = true, description = "Lists the built-in scenarios")
    private boolean list;

    @Option(
            names = "--show",
            paramLabel = "NAME",
            order = 11,
            help = true,
            description = "Prints the file of a built-in scenario, to start one of your own")
    private @Nullable String show;

    @Mixin
    private RetryOptions retries = new RetryOptions();

    public ScenarioCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        CommandSpec command = requireNonNull(spec);
        if (list) {
            BuiltInScenarios.NAMES.forEach(name -> {
                environment.out().println(name);
                Lines.wrap("    ", BuiltInScenarios.read(name).description()).forEach(environment.out()::println);
            });
            return ExitCode.OK;
        }
        if (show != null) {
            environment.out().print(new String(BuiltInScenarios.file(builtIn(command, show)), UTF_8));
            return ExitCode.OK;
        }
        return run(command);
    }

    private int run(CommandSpec command) {
        HttpSender sender = target.sender(command);
        RetryPolicy policy = retries.policy(command);
        ScenarioFile file = file(command);
        SignatureVerifier signer = target.signer(command, environment);
        RetryingDelivery delivery = new RetryingDelivery(
                sender::send,
                policy,
                new Random(),
                Clock.system(ZoneId.systemDefault()),
                delay -> Thread.sleep(delay.toMillis()),
                environment.out());
        ScenarioRun run = start(command, file, signer, delivery);
        try (Interruption interruption = Interruption.calls(Thread.currentThread()::interrupt)) {
            int code = send(run);
            return interruption.hasHappened() ? ExitCodes.INTERRUPTED : code;
        }
    }

    private int send(ScenarioRun run) {
        try {
            return run.run() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (EndpointDownException e) {
            Lines.wrap("", String.valueOf(e.getMessage())).forEach(environment.err()::println);
            return ExitCode.SOFTWARE;
        } catch (InterruptedException e) {
            environment.out().println("Interrupted");
            return ExitCodes.INTERRUPTED;
        }
    }

    private ScenarioRun start(
            CommandSpec command, ScenarioFile file, SignatureVerifier signer, RetryingDelivery delivery) {
        try {
            return new ScenarioRun(file, signer, delivery, delay -> Thread.sleep(delay.toMillis()), environment.out());
        } catch (IllegalArgumentException e) {
            throw TargetOptions.misused(command, shown(scenario) + ": " + e.getMessage());
        }
    }

    private ScenarioFile file(CommandSpec command) {
        if (scenario == null) {
            throw TargetOptions.misused(
                    command, "Which scenario? There are: " + String.join(", ", BuiltInScenarios.NAMES) + ", or a file");
        }
        if (BuiltInScenarios.NAMES.contains(scenario)) {
            return BuiltInScenarios.read(scenario);
        }
        byte[] json = InputFile.read(command, "The scenario file", path(command, scenario));
        try {
            return ScenarioFile.read(json);
        } catch (ScenarioException e) {
            throw TargetOptions.misused(command, shown(scenario) + ": " + e.getMessage());
        }
    }

    private static Path path(CommandSpec command, String scenario) {
        try {
            Path path = Path.of(scenario);
            if (scenario.equals("-") || Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // As for a file that does not exist.
        }
        throw TargetOptions.misused(
                command,
                shown(scenario) + " is neither a file nor one of: " + String.join(", ", BuiltInScenarios.NAMES));
    }

    private static String builtIn(CommandSpec command, String name) {
        if (!BuiltInScenarios.NAMES.contains(name)) {
            throw TargetOptions.misused(
                    command, "--show " + shown(name) + " is none of: " + String.join(", ", BuiltInScenarios.NAMES));
        }
        return name;
    }

    private static String shown(@Nullable String text) {
        return PrintableText.of(String.valueOf(text), SHOWN);
    }
}
