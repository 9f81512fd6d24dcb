package com.raliopay.webhooks.simulator.events;

import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.testing.Fixture;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates documented events with new ids, in the envelopes of the provider's pages. */
public final class FreshEvents {

    private FreshEvents() {}

    /**
     * {@return one event of each type}
     *
     * @param types the types of the events
     * @param relatedParty whether they are about a related party instead of a user
     * @param subjectId the id of that related party or user, the same in all events; null for a new one
     */
    public static List<EventTemplate.Event> of(List<EventType> types, boolean relatedParty, @Nullable UUID subjectId) {
        SecureRandom random = new SecureRandom();
        Instant now = Instant.now();
        UUID subject = subjectId == null ? UUID.randomUUID() : subjectId;
        List<EventTemplate.Event> events = new ArrayList<>();
        for (EventType type : types) {
            EventTemplate template = EventTemplate.of(Fixture.of(type));
            events.add((relatedParty ? template.ofRelatedParty() : template).event(random, now, Optional.of(subject)));
        }
        return events;
    }
}
