package com.raliopay.webhooks.simulator.send;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.event.EntityType;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.cli.Environment;
import com.raliopay.webhooks.simulator.cli.RetryOptions;
import com.raliopay.webhooks.simulator.cli.TargetOptions;
import com.raliopay.webhooks.simulator.events.EventTemplate;
import com.raliopay.webhooks.simulator.events.FreshEvents;
import com.raliopay.webhooks.simulator.http.DeliveryOutcome;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Delivers one event, or one of each type, and prints each attempt as it happens. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Delivers one event, or one of each type, and prints each attempt as it happens.",
            "A 5xx, no answer in time, or no connection is tried again; a 4xx never is. A Retry-After in the answer is"
                    + " not heeded: Ralio does not say that it heeds it."
        },
        footer = "%nExit code: 0 if all were delivered, 1 if one was refused or given up, 2 for wrong arguments.")
public final class SendCommand implements Callable<Integer> {

    private static final String ALL = "all";

    /** The values of {@code --event}. */
    private static final class EventNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        EventNames() {
            for (EventType type : EventType.values()) {
                add(type.text());
            }
            add(ALL);
        }
    }

    private final Environment environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--event",
            paramLabel = "TYPE",
            order = 4,
            completionCandidates = EventNames.class,
            description = "The event type: ${COMPLETION-CANDIDATES} (the default)")
    private @Nullable String event;

    @Option(
            names = "--subject",
            paramLabel = "KIND",
            order = 5,
            description = "Whom the event is about: user, the default, or related-party")
    private @Nullable String subject;

    @Option(
            names = "--user-id",
            paramLabel = "UUID",
            order = 6,
            description = "The id of that user or related party. Default: a fresh one")
    private @Nullable String userId;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            order = 7,
            description = "Signs and sends exactly these bytes in place of an event")
    private @Nullable Path file;

    @Mixin
    private RetryOptions retries = new RetryOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            order = 30,
            description = "Makes the jitter repeatable; the event ids are fresh all the same")
    private @Nullable Long seed;

    public SendCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = requireNonNull(spec);
        HttpSender sender = target.sender(command);
        SignatureVerifier signer = target.signer(command, environment.variables());
        RetryPolicy policy = retries.policy(command);
        List<Message> messages = messages(command, signer);
        RetryingDelivery delivery = new RetryingDelivery(
                sender::send,
                policy,
                seed == null ? new Random() : new Random(seed),
                Clock.system(ZoneId.systemDefault()),
                delay -> Thread.sleep(delay.toMillis()),
                environment.out());
        int delivered = 0;
        for (Message message : messages) {
            if (delivery.deliver(message) == DeliveryOutcome.DELIVERED) {
                delivered++;
            }
        }
        environment.out().println(delivered + " of " + messages.size() + " delivered");
        return delivered == messages.size() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<Message> messages(CommandSpec command, SignatureVerifier signer) {
        if (file == null) {
            return events(command).stream()
                    .map(e -> new Message(e.type(), e.id().toString(), e.body(), signer.sign(e.body())))
                    .toList();
        }
        if (event != null || subject != null || userId != null) {
            throw TargetOptions.misused(command, "--file goes without --event, --subject and --user-id");
        }
        byte[] body = read(command, file);
        return List.of(new Message(String.valueOf(file.getFileName()), "", body, signer.sign(body)));
    }

    private List<EventTemplate.Event> events(CommandSpec command) {
        boolean relatedParty = relatedParty(command);
        String name = event == null ? ALL : event;
        List<EventType> types = name.equals(ALL) ? List.of(EventType.values()) : List.of(type(command, name));
        return FreshEvents.of(types, relatedParty, userId == null ? null : uuid(command, userId));
    }

    private static EventType type(CommandSpec command, String name) {
        return EventType.of(name)
                .orElseThrow(() -> TargetOptions.misused(
                        command,
                        "--event " + PrintableText.of(name, 60) + " is not known; there are: "
                                + String.join(", ", new EventNames())));
    }

    private boolean relatedParty(CommandSpec command) {
        if (subject == null || subject.equals(EntityType.USER.text())) {
            return false;
        }
        if (subject.equals(EntityType.RELATED_PARTY.text())) {
            return true;
        }
        throw TargetOptions.misused(
                command, "--subject " + PrintableText.of(subject, 60) + " is neither user nor related-party");
    }

    /** {@return the UUID, in full: the parser of the JDK would complete a shortened one} */
    private static UUID uuid(CommandSpec command, String text) {
        if (!text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
            throw TargetOptions.misused(command, "--user-id " + PrintableText.of(text, 60) + " is not a UUID");
        }
        return UUID.fromString(text);
    }

    private static byte[] read(CommandSpec command, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw TargetOptions.misused(command, "--file " + file + " does not exist");
        } catch (AccessDeniedException e) {
            throw TargetOptions.misused(command, "--file " + file + " may not be read");
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "is a directory" : "cannot be read: " + e.getMessage();
            throw TargetOptions.misused(command, "--file " + file + " " + why);
        }
    }
}
