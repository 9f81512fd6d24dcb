package com.raliopay.webhooks.simulator.inspect;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.cli.DurationConverter;
import com.raliopay.webhooks.simulator.cli.Environment;
import com.raliopay.webhooks.simulator.cli.ExitCodes;
import com.raliopay.webhooks.simulator.cli.Interruption;
import com.raliopay.webhooks.simulator.cli.RetryOptions;
import com.raliopay.webhooks.simulator.cli.SecretOption;
import com.raliopay.webhooks.simulator.cli.TargetOptions;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the inspector's page until Ctrl-C. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Opens a local web page that sends, receives and explains deliveries.",
        footer = "%nExit code: 130 after Ctrl-C, 2 for wrong arguments or a port that is in use.")
public final class InspectCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    private final Environment environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--to",
            paramLabel = "URL",
            order = 1,
            description = "The endpoint to send to. Default: the one of --listen")
    private @Nullable String to;

    @Option(
            names = "--listen",
            paramLabel = "PORT",
            order = 2,
            description = "Also is an endpoint, on this port of 127.0.0.1: the library with demo listeners")
    private @Nullable Integer listen;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            order = 3,
            defaultValue = "4040",
            description = "The port of the page on 127.0.0.1. Default: ${DEFAULT-VALUE}")
    private int port;

    @Mixin
    private SecretOption secret = new SecretOption();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            order = 5,
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long to wait for a response. Default: ${DEFAULT-VALUE}, as Ralio does")
    private Duration timeout = Duration.ZERO;

    @Mixin
    private RetryOptions retries = new RetryOptions();

    public InspectCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = requireNonNull(spec);
        if (to == null && listen == null) {
            throw TargetOptions.misused(command, "--to URL, --listen PORT, or both are required");
        }
        InspectorSettings settings = new InspectorSettings(
                port(command, "--port", port),
                to == null ? null : TargetOptions.uri(command, to),
                listen == null ? null : port(command, "--listen", listen),
                secret(command),
                timeout(command),
                retries.policy(command));
        CountDownLatch stop = new CountDownLatch(1);
        try (Interruption interruption = Interruption.calls(stop::countDown);
                Inspector inspector = Inspector.start(settings)) {
            environment.out().println("Inspector: " + inspector.page());
            environment.out().println("Sends to:  " + inspector.to());
            if (inspector.endpoint() != null) {
                environment.out().println("Listens:   " + inspector.endpoint());
            }
            environment.out().println("Ctrl-C ends it.");
            stop.await();
            return interruption.hasHappened() ? ExitCodes.INTERRUPTED : ExitCode.OK;
        } catch (BindException e) {
            environment.err().println(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private String secret(CommandSpec command) {
        String text = secret.secret(command, environment);
        try {
            SignatureVerifier.of(text);
            return text;
        } catch (IllegalArgumentException e) { // such as a secret in quotes; the message does not contain it
            throw TargetOptions.misused(command, String.valueOf(e.getMessage()));
        }
    }

    private Duration timeout(CommandSpec command) {
        if (timeout.isZero()) {
            throw TargetOptions.misused(command, "--timeout must be positive");
        }
        return timeout;
    }

    private static int port(CommandSpec command, String option, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw TargetOptions.misused(command, option + " must be from 0 to " + HIGHEST_PORT + " but was " + port);
        }
        return port;
    }
}
