package com.raliopay.webhooks.simulator.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes to the fields of an event. A path is the names of the fields, separated by dots, such as {@code data.state}; an
 * element of an array is named by its index, from 0: {@code data.checks.0.state}.
 *
 * @param set the values to set by path, first; missing objects on the way are created
 * @param unset the paths of the fields to remove after that; those that do not exist are skipped
 */
public record EventPatch(Map<String, JsonNode> set, List<String> unset) {

    /** Changes nothing. */
    public static final EventPatch NONE = new EventPatch(Map.of(), List.of());

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int SHOWN = 60;

    public EventPatch {
        set = new LinkedHashMap<>(set);
        unset = List.copyOf(unset);
    }

    /**
     * {@return the changes}
     *
     * @param assignments such as {@code data.state=LIGHT}; a value that is valid JSON is set as JSON, any other as a string
     * @param unset the paths of the fields to remove
     * @throws IllegalArgumentException if an assignment has no path or no equals sign
     */
    public static EventPatch parse(List<String> assignments, List<String> unset) {
        Map<String, JsonNode> set = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "'" + PrintableText.of(assignment, SHOWN) + "' is not of the form data.state=LIGHT");
            }
            set.put(assignment.substring(0, equals), value(assignment.substring(equals + 1)));
        }
        return new EventPatch(set, unset);
    }

    private static JsonNode value(String text) {
        try {
            JsonNode value = JSON.readTree(text);
            return value instanceof MissingNode ? TextNode.valueOf(text) : value;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    /** Returns whether this changes nothing. */
    public boolean isEmpty() {
        return set.isEmpty() && unset.isEmpty();
    }

    /**
     * {@return the changed body, without insignificant whitespace; the same bytes if this changes nothing}
     *
     * @param body a JSON object in UTF-8; not changed
     * @throws IllegalArgumentException if the body is not a JSON object, or a path leads through something that is neither an
     *     object nor an array; the message says so in one printable sentence
     */
    public byte[] apply(byte[] body) {
        if (isEmpty()) {
            return body;
        }
        JsonNode event = read(body);
        set.forEach((path, value) -> set(event, path, value));
        unset.forEach(path -> remove(event, path));
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return whether a body has a field}
     *
     * @throws IllegalArgumentException if the body is not a JSON object
     */
    public static boolean has(byte[] body, String path) {
        return !find(read(body), path).isMissingNode();
    }

    private static ObjectNode read(byte[] body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            // As for JSON that is not an object.
        }
        throw new IllegalArgumentException("the fields cannot be changed: the body is not a JSON object");
    }

    private static void set(JsonNode event, String path, JsonNode value) {
        String[] names = path.split("\\.", -1);
        JsonNode parent = event;
        for (int i = 0; i < names.length - 1; i++) {
            JsonNode child = child(parent, names[i]);
            if (child.isMissingNode() && parent instanceof ObjectNode object) {
                child = object.putObject(names[i]);
            }
            parent = child;
        }
        String last = names[names.length - 1];
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode array && isIndex(last) && Integer.parseInt(last) < array.size()) {
            array.set(Integer.parseInt(last), value);
        } else {
            throw new IllegalArgumentException(
                    PrintableText.of(path, SHOWN) + " cannot be set: there is no object or array element for it");
        }
    }

    private static void remove(JsonNode event, String path) {
        int dot = path.lastIndexOf('.');
        JsonNode parent = dot < 0 ? event : find(event, path.substring(0, dot));
        String last = path.substring(dot + 1);
        if (parent instanceof ObjectNode object) {
            object.remove(last);
        } else if (parent instanceof ArrayNode array && isIndex(last)) {
            array.remove(Integer.parseInt(last));
        }
    }

    private static JsonNode find(JsonNode event, String path) {
        JsonNode found = event;
        for (String name : path.split("\\.", -1)) {
            found = child(found, name);
        }
        return found;
    }

    private static JsonNode child(JsonNode parent, String name) {
        return parent.isArray() && isIndex(name) ? parent.path(Integer.parseInt(name)) : parent.path(name);
    }

    private static boolean isIndex(String name) {
        return name.matches("\\d{1,6}");
    }
}
