package com.raliopay.webhooks.simulator.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Replaces personal data in a body, for a fixture that can be committed: each UUID by another one, dates by a fixed day,
 * letters and digits by {@code x}, numbers by 1. What the provider documents as a code or an enumeration stays as it is.
 */
final class Masking {

    /** Top-level fields that say nothing about a person. */
    private static final Set<String> KEPT_IN_ENVELOPE = Set.of("event", "eventType", "timestamp");

    private static final Set<String> KEPT_IN_DATA =
            Set.of("entityType", "entity_type", "state", "daysRemaining", "days_remaining");
    private static final Set<String> KEPT_IN_CHECK = Set.of("type", "state");
    private static final Set<String> KEPT_IN_REASON = Set.of("type", "code", "category");

    private static final String UUID = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String DATE_TIME = DATE + "T.*";
    private static final int DATE_LENGTH = 10;
    private static final String DAY = "2030-01-01";

    /** The same UUID is replaced by the same one everywhere. */
    private final Map<String, String> uuids = new HashMap<>();

    private Masking() {}

    /** {@return the body, indented} Throws if it is not a JSON object. */
    static byte[] of(byte[] body) {
        ObjectNode event = (ObjectNode) Json.object(body)
                .orElseThrow(() -> new ApiException(422, "The body is not a JSON object, so it cannot be masked"));
        new Masking().envelope(event);
        return Json.writeIndented(event);
    }

    private void envelope(ObjectNode event) {
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            if (field.getKey().equals("data") && field.getValue() instanceof ObjectNode data) {
                data(data);
            } else if (!KEPT_IN_ENVELOPE.contains(field.getKey())) {
                field.setValue(masked(field.getValue()));
            }
        }
    }

    private void data(ObjectNode data) {
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            if (field.getKey().equals("checks") && field.getValue() instanceof ArrayNode checks) {
                checks.forEach(check -> object(check, KEPT_IN_CHECK));
            } else if (!KEPT_IN_DATA.contains(field.getKey())) {
                field.setValue(masked(field.getValue()));
            }
        }
    }

    private void object(JsonNode node, Set<String> kept) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (field.getKey().equals("reasons") && field.getValue() instanceof ArrayNode reasons) {
                    reasons.forEach(reason -> object(reason, KEPT_IN_REASON));
                } else if (!kept.contains(field.getKey()) || field.getValue().isContainerNode()) {
                    field.setValue(masked(field.getValue()));
                }
            }
        }
    }

    private JsonNode masked(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(masked(field.getValue())));
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(array.get(i)));
            }
        } else if (value.isTextual()) {
            return TextNode.valueOf(masked(value.textValue()));
        } else if (value.isNumber()) {
            return value.isIntegralNumber() ? IntNode.valueOf(1) : DoubleNode.valueOf(1.5);
        }
        return value;
    }

    private String masked(String text) {
        if (text.matches(UUID)) {
            return uuids.computeIfAbsent(
                    text.toLowerCase(Locale.ROOT), key -> "00000000-0000-4000-8000-%012d".formatted(uuids.size() + 1));
        }
        if (text.matches(DATE)) {
            return DAY;
        }
        if (text.matches(DATE_TIME)) {
            return DAY + text.substring(DATE_LENGTH).replaceAll("\\d", "0");
        }
        return text.replaceAll("[\\p{L}\\p{N}\\p{M}\\p{So}]", "x");
    }
}
