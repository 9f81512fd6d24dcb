package com.raliopay.webhooks.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.raliopay.webhooks.testing.Fixture;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Writes a payload with variations, each applied in some of the places where it can be. */
record PayloadRewriter(Set<Variation> variations, Random random) {

    private static final List<String> IDS = List.of("id", "eventId", "event_id");
    private static final List<String> TYPES = List.of("event", "eventType", "event_type");
    private static final List<String> IDS_IN_DATA = List.of("sessionId", "userId", "relatedPartyId");
    private static final List<String> FIELDS_OF_DATA = List.of(
            "sessionId",
            "userId",
            "relatedPartyId",
            "entityType",
            "kycId",
            "expirationDate",
            "daysRemaining",
            "action");

    private static final List<String> OFFSETS = List.of("Z", "+05:30", "-11:00", "+14:00", "-00:45");
    private static final List<String> TIMES = List.of("T00:00:00Z", "t23:59:59.9999999-05:00", " 12:30", "T00:00");

    private static final List<JsonNode> UNKNOWN = List.of(
            PayloadTree.json("null"),
            PayloadTree.json("\"\\\\ \\\" é 顔 🙅\""),
            PayloadTree.json("[[], {}, [{\"id\": 1, \"data\": {\"event\": [true, false]}}]]"),
            PayloadTree.json("{\"\": {\"sessionId\": \"x\", \"checks\": [{\"type\": {}}]}}"),
            PayloadTree.json("[".repeat(50) + "]".repeat(50)),
            JsonPrinter.raw("-0.0e-0"),
            JsonPrinter.raw("1e999999999999"),
            JsonPrinter.raw("9".repeat(1_000)));

    private static final List<JsonNode> GARBAGE =
            List.of(PayloadTree.json("{}"), PayloadTree.json("[]"), PayloadTree.json("[{\"a\": [1]}]"));

    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32BE"),
            Charset.forName("UTF-32LE"));

    byte[] of(Fixture fixture) {
        PayloadTree payload = PayloadTree.of(fixture);
        if (variations.contains(Variation.UPPER_CASE_IDS)) {
            inUpperCase(payload.envelope(), IDS);
            if (payload.isKnown()) {
                inUpperCase(payload.data(), IDS_IN_DATA);
            }
        }
        if (variations.contains(Variation.OTHER_NUMBER_NOTATION)) {
            varyNumbers(payload);
        }
        if (variations.contains(Variation.OTHER_TIME_NOTATION)) {
            varyTimes(payload);
        }
        spell(payload);
        if (variations.contains(Variation.TYPE_CASE_AND_WHITESPACE) && payload.isKnown()) {
            varyType(payload.envelope());
        }
        addFieldsThatDoNotCount(payload);
        if (variations.contains(Variation.ORDER)) {
            shuffle(payload.envelope());
        }
        return bytes(new JsonPrinter(variations, random).of(payload.envelope()));
    }

    private void inUpperCase(ObjectNode object, List<String> names) {
        for (String name : names) {
            if (object.has(name)) {
                object.put(name, object.path(name).asText().toUpperCase(Locale.ROOT));
            }
        }
    }

    private void varyNumbers(PayloadTree payload) {
        payload.checks().forEach(check -> check.put("state", check.path("state").asText()));
        if (!payload.isKnown()) {
            return;
        }
        for (String name : List.of("kycId", "daysRemaining")) {
            if (payload.data().has(name)) {
                String digits = payload.data().path(name).asText();
                String varied = digits + pick(List.of("", ".0", ".00", "e0", "0E-1", ".0e+0"));
                if (random.nextBoolean()) {
                    payload.data().put(name, varied);
                } else {
                    payload.data().set(name, JsonPrinter.raw(varied));
                }
            }
        }
    }

    private void varyTimes(PayloadTree payload) {
        ObjectNode envelope = payload.envelope();
        OffsetDateTime time = OffsetDateTime.parse(envelope.path("timestamp").asText());
        envelope.put(
                "timestamp",
                time.withOffsetSameInstant(ZoneOffset.of(pick(OFFSETS)))
                        .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSXXX", Locale.ROOT)));
        if (payload.isKnown() && payload.data().has("expirationDate")) {
            payload.data()
                    .put("expirationDate", payload.data().path("expirationDate").asText() + pick(TIMES));
        }
    }

    private void spell(PayloadTree payload) {
        if (payload.isKnown() && variations.contains(Variation.SNAKE_CASE)) {
            for (String name : FIELDS_OF_DATA) {
                if (random.nextBoolean()) {
                    rename(payload.data(), name, snakeCase(name));
                }
            }
        }
        if (variations.contains(Variation.OTHER_ENVELOPE)) {
            String id = pick(IDS);
            IDS.forEach(name -> rename(payload.envelope(), name, id));
            String type = pick(TYPES);
            TYPES.forEach(name -> rename(payload.envelope(), name, type));
        }
    }

    private void varyType(ObjectNode envelope) {
        for (String name : TYPES) {
            if (envelope.has(name)) {
                envelope.put(name, " " + envelope.path(name).asText().toUpperCase(Locale.ROOT) + "\n");
            }
        }
    }

    private void addFieldsThatDoNotCount(PayloadTree payload) {
        ObjectNode envelope = payload.envelope();
        boolean known = payload.isKnown();
        ObjectNode data = payload.data();
        if (variations.contains(Variation.UNREADABLE_TWINS)) {
            addTwins(envelope, IDS);
            addTwins(envelope, TYPES);
            if (known) {
                FIELDS_OF_DATA.forEach(name -> addTwins(data, List.of(name, snakeCase(name))));
            }
        }
        if (variations.contains(Variation.NULLS)) {
            fill(envelope, IDS, PayloadTree.json("null"));
            fill(envelope, TYPES, PayloadTree.json("null"));
            if (known) {
                fill(data, FIELDS_OF_DATA, PayloadTree.json("null"));
                fill(data, List.of("checks", "state", "session_id", "user_id"), PayloadTree.json("null"));
            }
        }
        if (variations.contains(Variation.EMPTY_STRINGS)) {
            fill(envelope, List.of("event_id", "event_type"), PayloadTree.json("\"\""));
            if (known) {
                fill(data, FIELDS_OF_DATA, PayloadTree.json("\"\""));
            }
        }
        if (variations.contains(Variation.UNKNOWN_FIELDS)) {
            payload.forEachNamed(object -> object.set("x" + random.nextInt(1_000), pick(UNKNOWN)));
        }
    }

    private void addTwins(ObjectNode object, List<String> spellings) {
        if (spellings.stream().anyMatch(object::has)) {
            fill(object, spellings, pick(GARBAGE));
        }
    }

    /** Sets some of the fields that are absent. */
    private void fill(ObjectNode object, List<String> names, JsonNode value) {
        for (String name : names) {
            if (!object.has(name) && random.nextInt(4) > 0) {
                object.set(name, value);
            }
        }
    }

    private void shuffle(JsonNode node) {
        node.forEach(this::shuffle);
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>();
            object.properties().forEach(member -> members.add(Map.entry(member.getKey(), member.getValue())));
            Collections.shuffle(members, random);
            object.removeAll();
            members.forEach(member -> object.set(member.getKey(), member.getValue()));
        }
    }

    private byte[] bytes(String text) {
        String marked = variations.contains(Variation.BYTE_ORDER_MARK) ? "\uFEFF" + text : text;
        return marked.getBytes(
                variations.contains(Variation.OTHER_ENCODING) ? pick(ENCODINGS) : StandardCharsets.UTF_8);
    }

    private static void rename(ObjectNode object, String from, String to) {
        if (!from.equals(to) && object.has(from)) {
            object.set(to, object.remove(from));
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
