package com.raliopay.webhooks.simulator.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.raliopay.webhooks.event.EntityType;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A bundled payload, from which it creates events that differ in their ids and time. Immutable. */
public final class EventTemplate {

    /**
     * An event with its body.
     *
     * @param type the event type
     * @param id the event id
     * @param body JSON in UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    public record Event(String type, UUID id, byte[] body) {}

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String TIMESTAMP = "timestamp";

    private final String type;
    private final Instant time;
    private final ObjectNode payload;

    private EventTemplate(String type, Instant time, ObjectNode payload) {
        this.type = type;
        this.time = time;
        this.payload = payload;
    }

    public static EventTemplate of(Fixture fixture) {
        try {
            WebhookEvent event = fixture.event();
            return new EventTemplate(event.type(), event.timestamp(), (ObjectNode) JSON.readTree(fixture.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a template for the same event of a related party} */
    public EventTemplate ofRelatedParty() {
        ObjectNode copy = payload.deepCopy();
        ObjectNode data = copy.withObject("/data");
        data.remove("userId");
        data.put("relatedPartyId", "");
        data.put("entityType", EntityType.RELATED_PARTY.text());
        return new EventTemplate(type, time, copy);
    }

    /**
     * {@return an event with random ids}
     *
     * @param random decides the ids
     * @param timestamp when it happened; truncated to milliseconds
     * @param subjectId the id of the user or related party; a random one if empty
     */
    public Event event(RandomGenerator random, Instant timestamp, Optional<UUID> subjectId) {
        EventIds ids = EventIds.random(random);
        return event(subjectId.map(ids::withSubject).orElse(ids), timestamp);
    }

    /**
     * {@return an event with these ids} Its dates are as far from its timestamp as in the payload; everything else is as in
     * the payload.
     *
     * @param ids the ids
     * @param timestamp when it happened; truncated to milliseconds
     */
    public Event event(EventIds ids, Instant timestamp) {
        ObjectNode event = payload.deepCopy();
        event.put(event.has("id") ? "id" : "eventId", ids.event().toString());
        event.put(TIMESTAMP, timestamp.truncatedTo(ChronoUnit.MILLIS).toString());
        ObjectNode data = event.withObject("/data");
        DateShift.between(time, timestamp).apply(data);
        replace(data, "sessionId", ids.session());
        replace(data, "userId", ids.subject());
        replace(data, "relatedPartyId", ids.subject());
        if (data.has("kycId")) {
            data.put("kycId", ids.kyc());
        }
        try {
            return new Event(type, ids.event(), JSON.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replace(ObjectNode data, String field, UUID id) {
        if (data.has(field)) {
            data.put(field, id.toString());
        }
    }
}
