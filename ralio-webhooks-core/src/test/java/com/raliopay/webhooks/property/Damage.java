package com.raliopay.webhooks.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.raliopay.webhooks.fixture.Fixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One value of a payload, wherever it stands, taken away or replaced by one of another type. */
record Damage(Fixture fixture, String pointer, Kind kind) {

    /** What is there instead. */
    enum Kind {
        DELETED(null),
        NULL("null"),
        EMPTY_TEXT("\"\""),
        TEXT("\"x-4711\""),
        NUMBER("4711"),
        FRACTION("47.11"),
        TRUE("true"),
        OBJECT("{\"x\": 4711}"),
        ARRAY("[4711]");

        private final @Nullable String json;

        Kind(@Nullable String json) {
            this.json = json;
        }

        boolean isNothing() {
            return this == DELETED || this == NULL || this == EMPTY_TEXT;
        }

        boolean isStructure() {
            return this == OBJECT || this == ARRAY;
        }

        /** What is read where any text or number will do; empty where there is none. */
        String asText() {
            return json == null || isNothing() || isStructure()
                    ? ""
                    : Payload.json(json).asText();
        }
    }

    /** Every value of every payload, with everything that it can become. */
    static List<Damage> all() {
        List<Damage> all = new ArrayList<>();
        for (Fixture fixture : Fixture.values()) {
            List<String> pointers = new ArrayList<>();
            addPointers(Payload.of(fixture).envelope(), "", pointers);
            for (String pointer : pointers) {
                Arrays.stream(Kind.values())
                        .map(kind -> new Damage(fixture, pointer, kind))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static void addPointers(JsonNode node, String pointer, List<String> pointers) {
        if (!pointer.isEmpty()) {
            pointers.add(pointer);
        }
        node.properties().forEach(field -> addPointers(field.getValue(), pointer + "/" + field.getKey(), pointers));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            addPointers(node.path(i), pointer + "/" + i, pointers);
        }
    }

    byte[] body() {
        ObjectNode envelope = Payload.of(fixture).envelope();
        JsonNode parent = envelope.at(pointer.substring(0, pointer.lastIndexOf('/')));
        if (parent instanceof ArrayNode array) {
            int at = Integer.parseInt(name());
            array.remove(at);
            if (kind.json != null) {
                array.insert(at, Payload.json(kind.json));
            }
        } else if (kind.json == null) {
            ((ObjectNode) parent).remove(name());
        } else {
            ((ObjectNode) parent).set(name(), Payload.json(kind.json));
        }
        return new JsonText(Set.of(), new Random(1)).of(envelope).getBytes(StandardCharsets.UTF_8);
    }

    /** The last part of the pointer. */
    String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /** Whether the value is one that the event has a component for: of the envelope, or of known {@code data}. */
    boolean isNamed() {
        long depth = pointer.chars().filter(c -> c == '/').count();
        return depth == 1 || (depth == 2 && fixture != Fixture.UNRECOGNIZED);
    }
}
