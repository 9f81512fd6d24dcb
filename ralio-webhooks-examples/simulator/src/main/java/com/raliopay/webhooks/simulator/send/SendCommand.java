package com.raliopay.webhooks.simulator.send;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.cli.Environment;
import com.raliopay.webhooks.simulator.cli.ExitCodes;
import com.raliopay.webhooks.simulator.cli.Interruption;
import com.raliopay.webhooks.simulator.cli.RetryOptions;
import com.raliopay.webhooks.simulator.cli.TargetOptions;
import com.raliopay.webhooks.simulator.http.CurlCommand;
import com.raliopay.webhooks.simulator.http.Expectation;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.http.Signing;
import com.raliopay.webhooks.simulator.text.Lines;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Delivers one event, or several one after the other, and prints each attempt as it happens. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Delivers one event, or several one after the other, and prints each attempt as it happens.",
            "A 5xx, no answer in time, or no connection is tried again; a 4xx never is. A Retry-After in the answer is"
                    + " ignored: Ralio does not say that it honors it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all were delivered; with --forged or --unsigned: all were refused",
            " 1:one was not, or the endpoint is down",
            " 2:wrong arguments",
            "130:ended by Ctrl-C"
        },
        footerHeading = "%nExample:%n",
        footer = "  simulator send --to http://localhost:8080/webhooks/ralio")
public final class SendCommand implements Callable<Integer> {

    private static final int MOST = 100;

    private final Environment environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private EventOptions events = new EventOptions();

    @Option(
            names = "--times",
            paramLabel = "N",
            order = 12,
            defaultValue = "1",
            description = "Delivers each event N times, one after the other. Default: ${DEFAULT-VALUE}")
    private int times;

    @Option(
            names = "--together",
            paramLabel = "N",
            order = 13,
            defaultValue = "1",
            description = "Sends N copies of each event at the same time. Default: ${DEFAULT-VALUE}")
    private int together;

    @Option(names = "--forged", order = 14, description = "Signs wrong: the endpoint must refuse it")
    private boolean forged;

    @Option(names = "--unsigned", order = 15, description = "Leaves the signature out: the endpoint must refuse it")
    private boolean unsigned;

    @Option(names = "--show", order = 16, description = "Prints the headers and the body, too")
    private boolean show;

    @Option(names = "--print", order = 17, description = "Prints a curl command for each event in place of sending it")
    private boolean print;

    @Mixin
    private RetryOptions retries = new RetryOptions();

    @Option(names = "--once", order = 29, description = "Never tries again")
    private boolean once;

    @Option(
            names = "--seed",
            paramLabel = "N",
            order = 30,
            description = "Makes the jitter repeatable; the event ids are random all the same")
    private @Nullable Long seed;

    public SendCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        CommandSpec command = requireNonNull(spec);
        check(command);
        HttpSender sender = target.sender(command);
        URI to = target.uri(command);
        RetryPolicy policy = once ? retries.policy(command).withMaxAttempts(1) : retries.policy(command);
        List<EventOptions.Draft> drafts = events.drafts(command);
        SignatureVerifier signer = target.signer(command, environment);
        Signing signing = forged ? Signing.WRONG : unsigned ? Signing.NONE : Signing.RIGHT;
        List<Message> messages = drafts.stream()
                .map(draft -> signing.sign(draft.type(), draft.id(), draft.body(), signer))
                .toList();
        if (print) {
            messages.forEach(message -> environment.out().println(CurlCommand.of(to, message)));
            return ExitCode.OK;
        }
        RetryingDelivery delivery = new RetryingDelivery(
                sender::send,
                policy,
                seed == null ? new Random() : new Random(seed),
                Clock.system(ZoneId.systemDefault()),
                delay -> Thread.sleep(delay.toMillis()),
                environment.out());
        try (Interruption interruption = Interruption.calls(Thread.currentThread()::interrupt)) {
            int code = deliver(delivery, messages, to);
            return interruption.hasHappened() ? ExitCodes.INTERRUPTED : code;
        }
    }

    private int deliver(RetryingDelivery delivery, List<Message> messages, URI to) {
        PrintStream out = environment.out();
        Expectation expected = forged || unsigned ? Expectation.REFUSED : Expectation.DELIVERED;
        String outcome = forged || unsigned ? " refused, as required" : " delivered";
        int planned = messages.size() * times;
        int done = 0;
        try {
            for (Message message : messages) {
                if (show) {
                    RequestPrinter.print(out, to, message);
                }
                for (int i = 0; i < times; i++) {
                    done += delivery.deliver(message, together, expected).asExpected() ? 1 : 0;
                }
            }
        } catch (EndpointDownException e) {
            Lines.wrap("", String.valueOf(e.getMessage())).forEach(environment.err()::println);
            return ExitCode.SOFTWARE;
        } catch (InterruptedException e) {
            out.println("Interrupted: " + done + " of " + planned + outcome);
            return ExitCodes.INTERRUPTED;
        }
        out.println(done + " of " + planned + outcome);
        return done == planned ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void check(CommandSpec command) {
        inRange(command, "--times", times, 1_000_000);
        inRange(command, "--together", together, MOST);
        if (forged && unsigned) {
            throw TargetOptions.misused(command, "--forged and --unsigned cannot be combined");
        }
        if (print && (show || times > 1 || together > 1)) {
            throw TargetOptions.misused(command, "--print cannot be combined with --show, --times and --together");
        }
    }

    private static void inRange(CommandSpec command, String option, int number, int most) {
        if (number < 1 || number > most) {
            throw TargetOptions.misused(command, option + " must be from 1 to " + most + ", but is " + number);
        }
    }
}
