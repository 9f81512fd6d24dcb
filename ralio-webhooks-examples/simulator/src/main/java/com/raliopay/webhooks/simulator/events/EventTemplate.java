package com.raliopay.webhooks.simulator.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.raliopay.webhooks.event.EntityType;
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
    private static final int KYC_IDS = 1_000_000;

    private final String type;
    private final ObjectNode payload;

    private EventTemplate(String type, ObjectNode payload) {
        this.type = type;
        this.payload = payload;
    }

    public static EventTemplate of(Fixture fixture) {
        try {
            return new EventTemplate(fixture.event().type(), (ObjectNode) JSON.readTree(fixture.bytes()));
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
        return new EventTemplate(type, copy);
    }

    /**
     * {@return an event with new ids; everything else is as in the payload}
     *
     * @param random decides the ids
     * @param timestamp when it happened; truncated to milliseconds
     * @param subjectId the id of the user or related party; a new one if empty
     */
    public Event event(RandomGenerator random, Instant timestamp, Optional<UUID> subjectId) {
        UUID id = uuid(random);
        ObjectNode event = payload.deepCopy();
        event.put(event.has("id") ? "id" : "eventId", id.toString());
        event.put("timestamp", timestamp.truncatedTo(ChronoUnit.MILLIS).toString());
        ObjectNode data = event.withObject("/data");
        replace(data, "sessionId", uuid(random));
        UUID subject = subjectId.orElseGet(() -> uuid(random));
        replace(data, "userId", subject);
        replace(data, "relatedPartyId", subject);
        if (data.has("kycId")) {
            data.put("kycId", 1 + random.nextInt(KYC_IDS));
        }
        try {
            return new Event(type, id, JSON.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replace(ObjectNode data, String field, UUID id) {
        if (data.has(field)) {
            data.put(field, id.toString());
        }
    }

    /** Returns a random UUID (version 4); repeatable if the source is. */
    private static UUID uuid(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
