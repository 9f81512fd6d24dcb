package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.event.EntityType;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.simulator.events.FreshEvents;
import com.raliopay.webhooks.simulator.inspect.Requests.Compose;
import com.raliopay.webhooks.simulator.inspect.Requests.Source;
import com.raliopay.webhooks.testing.Fixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates bodies to edit and send. */
final class Composer {

    private final History history;

    Composer(History history) {
        this.history = history;
    }

    Composed compose(Compose request) {
        Source source = request.source();
        if (source == null) {
            throw ApiException.badRequest("The request has no source");
        }
        if (source.type() != null) {
            return event(source.type(), request.subject(), request.subjectId());
        }
        if (source.fixture() != null) {
            Fixture fixture = named(Fixture.values(), source.fixture());
            return Composed.of(fixture.name(), fixture.withNewId().bytes());
        }
        if (source.odd() != null) {
            OddCase odd = named(OddCase.values(), source.odd());
            return Composed.of(odd.title(), odd.body());
        }
        if (source.delivery() != null) {
            HistoryEntry entry = history.get(source.delivery());
            return Composed.of(
                    entry.label(),
                    source.freshId() ? withFreshId(entry) : entry.message().body());
        }
        throw ApiException.badRequest("The source must be a type, a fixture, an odd case or a delivery");
    }

    /** {@return the body of a delivery with a random event id; everything else stays as it is, byte for byte} */
    static byte[] withFreshId(HistoryEntry entry) {
        byte[] body = entry.message().body();
        String id = entry.message().id();
        if (id.isEmpty()) {
            return body;
        }
        return new String(body, StandardCharsets.ISO_8859_1)
                .replaceAll("(?i)" + id, UUID.randomUUID().toString())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Composed event(String name, @Nullable String subject, @Nullable String subjectId) {
        EventType type =
                EventType.of(name).orElseThrow(() -> ApiException.badRequest("The event type is not one of the five"));
        boolean relatedParty = EntityType.RELATED_PARTY.text().equals(subject);
        UUID id = subjectId == null || subjectId.isBlank() ? null : uuid(subjectId);
        return Composed.of(
                type.text(),
                FreshEvents.of(List.of(type), relatedParty, id).get(0).body());
    }

    private static UUID uuid(String text) {
        if (!text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
            throw ApiException.badRequest("The subject's id is not a UUID");
        }
        return UUID.fromString(text);
    }

    private static <E extends Enum<E>> E named(E[] values, String name) {
        return Stream.of(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiException.badRequest("There is no such payload"));
    }
}
