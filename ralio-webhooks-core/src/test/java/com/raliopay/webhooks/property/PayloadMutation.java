package com.raliopay.webhooks.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.raliopay.webhooks.testing.Fixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A payload in which one value is deleted or replaced by one of another type. */
record PayloadMutation(Fixture fixture, String pointer, Kind kind) {

    enum Kind {
        DELETED(null),
        NULL("null"),
        EMPTY_STRING("\"\""),
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

        boolean isAbsent() {
            return this == DELETED || this == NULL || this == EMPTY_STRING;
        }

        boolean isStructure() {
            return this == OBJECT || this == ARRAY;
        }

        /** Returns the replacement read as text; empty if it is not readable as text. */
        String asText() {
            return json == null || isAbsent() || isStructure()
                    ? ""
                    : PayloadTree.json(json).asText();
        }
    }

    /** Returns the mutations of every value of every payload. */
    static List<PayloadMutation> all() {
        List<PayloadMutation> all = new ArrayList<>();
        for (Fixture fixture : Fixture.values()) {
            List<String> pointers = new ArrayList<>();
            addPointers(PayloadTree.of(fixture).envelope(), "", pointers);
            for (String pointer : pointers) {
                Arrays.stream(Kind.values())
                        .map(kind -> new PayloadMutation(fixture, pointer, kind))
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
        ObjectNode envelope = PayloadTree.of(fixture).envelope();
        JsonNode parent = envelope.at(pointer.substring(0, pointer.lastIndexOf('/')));
        if (parent instanceof ArrayNode array) {
            int at = Integer.parseInt(name());
            array.remove(at);
            if (kind.json != null) {
                array.insert(at, PayloadTree.json(kind.json));
            }
        } else if (kind.json == null) {
            ((ObjectNode) parent).remove(name());
        } else {
            ((ObjectNode) parent).set(name(), PayloadTree.json(kind.json));
        }
        return new JsonPrinter(Set.of(), new Random(1)).of(envelope).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the last part of the pointer. */
    String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /** Returns whether the value is read by name into a component of the event, not into a check or free-form data. */
    boolean isNamed() {
        long depth = pointer.chars().filter(c -> c == '/').count();
        return depth == 1 || (depth == 2 && fixture != Fixture.UNRECOGNIZED);
    }
}
