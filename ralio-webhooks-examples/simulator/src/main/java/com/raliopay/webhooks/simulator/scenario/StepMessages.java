package com.raliopay.webhooks.simulator.scenario;

import com.raliopay.webhooks.event.EntityType;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.events.EventIds;
import com.raliopay.webhooks.simulator.events.EventTemplate;
import com.raliopay.webhooks.simulator.events.Uuids;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.testing.Fixture;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Creates the messages of a scenario's steps: all of them have the same subject, verification session, and KYC, and an event
 * id of their own or that of their label. Not thread-safe.
 */
public final class StepMessages {

    private static final String NO_EVENT = "body";

    private final SignatureVerifier signer;
    private final RandomGenerator random;
    private final EventIds story;
    private final Map<String, UUID> labels = new HashMap<>();

    /**
     * Starts a story.
     *
     * @param signer signs with the secret of the endpoint
     * @param random decides the ids
     */
    public StepMessages(SignatureVerifier signer, RandomGenerator random) {
        this.signer = signer;
        this.random = random;
        this.story = EventIds.random(random);
    }

    /** {@return the id of the user or related party that the story is about} */
    public UUID subject() {
        return story.subject();
    }

    /**
     * {@return the message of a step}
     *
     * @param step the step
     * @param now the time to which the times of events are relative
     * @throws IllegalArgumentException if a field cannot be set; the message says so in one printable sentence
     */
    public Message of(Step step, Instant now) {
        EventTemplate.Event event = step.exactBody().isPresent() ? null : event(step, now);
        byte[] body = step.patch().apply(event == null ? step.exactBody().get() : event.body());
        String type = event == null ? NO_EVENT : event.type();
        String id = event == null ? "" : event.id().toString();
        return step.signing().sign(type, id, body, signer);
    }

    private EventTemplate.Event event(Step step, Instant now) {
        EventIds ids = story.withEvent(eventId(step.id()));
        if (step.subjectId() != null) {
            ids = ids.withSubject(Uuids.parse(step.subjectId()).orElseThrow());
        }
        return template(step).event(ids, now.plus(step.offset()));
    }

    private UUID eventId(@Nullable String label) {
        UUID fresh = EventIds.random(random).event();
        return label == null ? fresh : labels.computeIfAbsent(label, key -> fresh);
    }

    private static EventTemplate template(Step step) {
        if (step.fixture() != null) {
            return EventTemplate.of(Fixture.valueOf(step.fixture()));
        }
        EventType type = EventType.of(String.valueOf(step.event())).orElseThrow();
        EventTemplate template = EventTemplate.of(Fixture.of(type));
        return EntityType.RELATED_PARTY.text().equals(step.subject()) ? template.ofRelatedParty() : template;
    }
}
