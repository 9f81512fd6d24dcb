package com.raliopay.webhooks.fuzztests;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Writes a body with its fields in random order and in random spellings, and with unknown fields added. Values stay as they
 * are, numbers digit by digit.
 */
final class RewrittenBody {

    private static final JsonFactory JACKSON = new JsonFactory();
    private static final JsonMapper WRITER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final List<List<String>> ENVELOPE =
            List.of(List.of("id", "eventId", "event_id"), List.of("event", "eventType", "event_type"));

    private static final List<List<String>> DATA = List.of(
            List.of("sessionId", "session_id"),
            List.of("kycId", "kyc_id"),
            List.of("entityType", "entity_type"),
            List.of("userId", "user_id"),
            List.of("relatedPartyId", "related_party_id"),
            List.of("expirationDate", "expiration_date"),
            List.of("daysRemaining", "days_remaining"));

    private RewrittenBody() {}

    /** Returns another body of the same event; empty if Jackson does not read the bytes, because they are not UTF-8. */
    static Optional<byte[]> of(byte[] body, WebhookEvent event, Random random) {
        try (JsonParser parser = JACKSON.createParser(body)) {
            parser.nextToken();
            Map<String, @Nullable Object> envelope = object(parser);
            spell(ENVELOPE, envelope, random);
            if (event instanceof KycEvent && envelope.get("data") instanceof Map<?, ?> sent) {
                Map<String, @Nullable Object> data = new LinkedHashMap<>();
                sent.forEach((name, value) -> data.put((String) name, value));
                spell(DATA, data, random);
                data.put("unknown field", List.of());
                envelope.put("data", shuffled(data, random));
            }
            envelope.put("unknown field", Map.of("id", 1));
            return Optional.of(WRITER.writeValueAsBytes(shuffled(envelope, random)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Renames each field that was sent in one spelling only. */
    private static void spell(List<List<String>> fields, Map<String, @Nullable Object> object, Random random) {
        for (List<String> spellings : fields) {
            List<String> sent = spellings.stream().filter(object::containsKey).toList();
            if (sent.size() == 1) {
                Object value = object.remove(sent.get(0));
                object.put(spellings.get(random.nextInt(spellings.size())), value);
            }
        }
    }

    private static Map<String, @Nullable Object> shuffled(Map<String, @Nullable Object> object, Random random) {
        List<String> names = new ArrayList<>(object.keySet());
        Collections.shuffle(names, random);
        Map<String, @Nullable Object> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, object.get(name)));
        return shuffled;
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            object.put(name, value(parser, parser.nextToken()));
        }
        return object;
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<@Nullable Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser, parser.currentToken()));
                }
                yield array;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new RawValue(parser.getText());
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }
}
