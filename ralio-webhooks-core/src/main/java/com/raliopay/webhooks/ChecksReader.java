package com.raliopay.webhooks;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code data.checks}. They explain an event and do not decide it, so nothing in here is required: what is missing or
 * of another form than documented is empty.
 */
final class ChecksReader {

    /** Reads one element of an array, from its first brace to its last. */
    @FunctionalInterface
    private interface ElementReader<T> {
        T read(JsonParser json) throws IOException;
    }

    private ChecksReader() {}

    /** Reads the value at the parser's current token; null when it is no array. */
    static @Nullable List<Check> read(JsonParser json) throws IOException {
        return objects(json, ChecksReader::check);
    }

    /** The objects of an array; what else is in it is passed over. Null when it is no array. */
    private static <T> @Nullable List<T> objects(JsonParser json, ElementReader<T> reader) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return null;
        }
        List<T> objects = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                objects.add(reader.read(json));
            } else {
                json.skipChildren();
            }
        }
        return objects;
    }

    private static Check check(JsonParser json) throws IOException {
        String type = "";
        String state = "";
        Map<String, @Nullable Object> data = Map.of();
        List<Reason> reasons = List.of();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "type" -> type = text(json, type);
                case "state" -> state = text(json, state);
                case "data" -> {
                    if (value == JsonToken.START_OBJECT) {
                        data = Json.object(json);
                    } else {
                        json.skipChildren();
                    }
                }
                case "reasons" -> reasons = requireNonNullElse(objects(json, ChecksReader::reason), List.of());
                default -> json.skipChildren();
            }
        }
        return new Check(type, state, data, reasons);
    }

    private static Reason reason(JsonParser json) throws IOException {
        String type = "";
        String code = "";
        String message = "";
        Optional<String> category = Optional.empty();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "type" -> type = text(json, type);
                case "code" -> code = text(json, code);
                case "message" -> message = text(json, message);
                case "category" -> category = optionalText(json);
                default -> json.skipChildren();
            }
        }
        return new Reason(type, code, message, category);
    }

    private static Optional<String> optionalText(JsonParser json) throws IOException {
        boolean scalar = json.currentToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL;
        String text = text(json, "");
        return scalar ? Optional.of(text) : Optional.empty();
    }

    /** The current value as text; {@code otherwise} when it is null, an object or an array. */
    private static String text(JsonParser json, String otherwise) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return otherwise;
        }
        if (json.currentToken().isScalarValue()) {
            return json.getText();
        }
        json.skipChildren();
        return otherwise;
    }
}
