package com.raliopay.webhooks.simulator;

import com.raliopay.webhooks.fixture.Fixture;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The five documented events, laid out as on the provider's pages, with ids that no one has seen before. */
final class FreshEvents {

    private static final Map<String, EventTemplate> OF_USERS = byType(
            Fixture.SESSION_VERIFIED,
            Fixture.MANUAL_REVIEW,
            Fixture.SESSION_FAILED,
            Fixture.STATE_UPDATED,
            Fixture.EXPIRATION_WARNING);

    private static final Map<String, EventTemplate> OF_RELATED_PARTIES = byType(
            Fixture.SESSION_VERIFIED_RELATED_PARTY,
            Fixture.MANUAL_REVIEW_RELATED_PARTY,
            Fixture.SESSION_FAILED_RELATED_PARTY,
            Fixture.STATE_UPDATED_RELATED_PARTY,
            Fixture.EXPIRATION_WARNING_RELATED_PARTY);

    /** The event types, in the order of the provider's pages. */
    static final List<String> TYPES = List.copyOf(OF_USERS.keySet());

    private FreshEvents() {}

    /**
     * {@return one event of each type}
     *
     * @param types some of {@link #TYPES}
     * @param relatedParty whether it is about a related party, not a user
     * @param subjectId whom it is about; null for someone new, the same in all
     */
    static List<EventTemplate.Event> of(List<String> types, boolean relatedParty, @Nullable UUID subjectId) {
        Map<String, EventTemplate> templates = relatedParty ? OF_RELATED_PARTIES : OF_USERS;
        SecureRandom random = new SecureRandom();
        Instant now = Instant.now();
        UUID subject = subjectId == null ? UUID.randomUUID() : subjectId;
        List<EventTemplate.Event> events = new ArrayList<>();
        for (String type : types) {
            EventTemplate template = templates.get(type);
            if (template == null) {
                throw new IllegalArgumentException("no event type: " + type);
            }
            events.add(template.event(random, now, Optional.of(subject)));
        }
        return events;
    }

    private static Map<String, EventTemplate> byType(Fixture... fixtures) {
        Map<String, EventTemplate> templates = new LinkedHashMap<>();
        for (Fixture fixture : fixtures) {
            EventTemplate template = EventTemplate.of(fixture);
            templates.put(template.type(), template);
        }
        return templates;
    }
}
