package com.raliopay.webhooks.simulator.send;

import com.raliopay.webhooks.event.EntityType;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.simulator.cli.InputFile;
import com.raliopay.webhooks.simulator.cli.TargetOptions;
import com.raliopay.webhooks.simulator.events.EventIds;
import com.raliopay.webhooks.simulator.events.EventPatch;
import com.raliopay.webhooks.simulator.events.EventTemplate;
import com.raliopay.webhooks.simulator.text.PrintableText;
import com.raliopay.webhooks.testing.Fixture;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say which events to send, and with which fields. */
final class EventOptions {

    /**
     * A body that is not signed yet.
     *
     * @param type the event type, or a file's name
     * @param id the event id; empty for a file
     * @param body the bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Draft(String type, String id, byte[] body) {}

    private static final int SHOWN = 60;

    @Option(
            names = "--event",
            paramLabel = "TYPE",
            order = 4,
            split = ",",
            completionCandidates = Choices.EventNames.class,
            description = "One or more event types, separated by commas: ${COMPLETION-CANDIDATES} (the default)")
    private List<String> events = List.of();

    @Option(
            names = "--fixture",
            paramLabel = "NAME",
            order = 5,
            split = ",",
            completionCandidates = Choices.FixtureNames.class,
            description = "One or more payloads of the library in place of --event: ${COMPLETION-CANDIDATES}")
    private List<String> fixtures = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            order = 6,
            description = "The bytes of a file in place of an event; - is the standard input")
    private @Nullable Path file;

    @Option(
            names = "--subject",
            paramLabel = "KIND",
            order = 7,
            description = "The subject of --event: user, the default, or related-party")
    private @Nullable String subject;

    @Option(
            names = "--subject-id",
            paramLabel = "UUID",
            order = 8,
            description = "The id of the user or related party. Default: a random one")
    private @Nullable String subjectId;

    @Option(names = "--id", paramLabel = "UUID", order = 9, description = "The event id. Default: a random one")
    private @Nullable String id;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            order = 10,
            description = "Sets a field, such as data.state=LIGHT; the value may be JSON. May be repeated")
    private List<String> set = List.of();

    @Option(
            names = "--unset",
            paramLabel = "PATH",
            order = 11,
            description = "Removes a field, such as data.kycId. May be repeated")
    private List<String> unset = List.of();

    /** {@return the bodies, with one random subject for all} Throws what the user did wrong. */
    List<Draft> drafts(CommandSpec command) {
        check(command);
        List<Draft> drafts = file == null ? events(command) : List.of(file(command, file));
        if (id != null && drafts.size() > 1) {
            throw TargetOptions.misused(command, "--id requires a single --event or --fixture");
        }
        try {
            EventPatch patch = EventPatch.parse(set, unset);
            for (String path : unset) {
                if (drafts.stream().noneMatch(draft -> EventPatch.has(draft.body(), path))) {
                    throw new IllegalArgumentException(
                            "--unset " + PrintableText.of(path, SHOWN) + ": there is no such field");
                }
            }
            return drafts.stream()
                    .map(draft -> new Draft(draft.type(), draft.id(), patch.apply(draft.body())))
                    .toList();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw TargetOptions.misused(command, message.startsWith("--") ? message : "--set: " + message);
        }
    }

    private void check(CommandSpec command) {
        long sources = Stream.of(!events.isEmpty(), !fixtures.isEmpty(), file != null)
                .filter(given -> given)
                .count();
        if (sources > 1) {
            throw TargetOptions.misused(command, "--event, --fixture and --file cannot be combined");
        }
        if (file != null && (subject != null || subjectId != null || id != null)) {
            throw TargetOptions.misused(command, "--subject, --subject-id and --id cannot be combined with --file");
        }
        if (!fixtures.isEmpty() && subject != null) {
            throw TargetOptions.misused(command, "--subject cannot be combined with --fixture");
        }
    }

    private static Draft file(CommandSpec command, Path file) {
        return new Draft(String.valueOf(file.getFileName()), "", InputFile.read(command, "--file", file));
    }

    private List<Draft> events(CommandSpec command) {
        SecureRandom random = new SecureRandom();
        Instant now = Instant.now();
        UUID subjectOfAll = subjectId == null
                ? EventIds.random(random).subject()
                : Choices.uuid(command, "--subject-id", subjectId);
        UUID idOfAll = id == null ? null : Choices.uuid(command, "--id", id);
        return templates(command).stream()
                .map(template -> {
                    EventIds ids = EventIds.random(random).withSubject(subjectOfAll);
                    return template.event(idOfAll == null ? ids : ids.withEvent(idOfAll), now);
                })
                .map(event -> new Draft(event.type(), event.id().toString(), event.body()))
                .toList();
    }

    private List<EventTemplate> templates(CommandSpec command) {
        if (!fixtures.isEmpty()) {
            return Choices.named(command, "--fixture", fixtures, Fixture.values(), Fixture::name).stream()
                    .map(EventTemplate::of)
                    .toList();
        }
        boolean relatedParty = relatedParty(command);
        List<String> names = events.isEmpty() ? List.of(Choices.ALL) : events;
        return Choices.named(command, "--event", names, EventType.values(), EventType::text).stream()
                .map(type -> EventTemplate.of(Fixture.of(type)))
                .map(template -> relatedParty ? template.ofRelatedParty() : template)
                .toList();
    }

    private boolean relatedParty(CommandSpec command) {
        if (subject == null || subject.equals(EntityType.USER.text())) {
            return false;
        }
        if (subject.equals(EntityType.RELATED_PARTY.text())) {
            return true;
        }
        throw TargetOptions.misused(
                command, "--subject " + PrintableText.of(subject, SHOWN) + " is neither user nor related-party");
    }
}
