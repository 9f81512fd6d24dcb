package com.raliopay.webhooks;

import static java.util.Objects.requireNonNullElse;

import com.raliopay.webhooks.JsonCursor.Kind;
import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.Reason;
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
        T read(JsonCursor json) throws NotJsonException;
    }

    private ChecksReader() {}

    /** Reads the value at the cursor; null when it is no array. */
    static @Nullable List<Check> read(JsonCursor json) throws NotJsonException {
        return objects(json, ChecksReader::check);
    }

    /** The objects of an array; what else is in it is passed over. Null when it is no array. */
    private static <T> @Nullable List<T> objects(JsonCursor json, ElementReader<T> reader) throws NotJsonException {
        if (json.kind() != Kind.ARRAY) {
            json.skip();
            return null;
        }
        List<T> objects = new ArrayList<>();
        while (json.nextElement()) {
            if (json.kind() == Kind.OBJECT) {
                objects.add(reader.read(json));
            } else {
                json.skip();
            }
        }
        return objects;
    }

    private static Check check(JsonCursor json) throws NotJsonException {
        String type = "";
        String state = "";
        Map<String, @Nullable Object> data = Map.of();
        List<Reason> reasons = List.of();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "type" -> type = text(json, type);
                case "state" -> state = text(json, state);
                case "data" -> {
                    if (json.kind() == Kind.OBJECT) {
                        data = Json.object(json);
                    } else {
                        json.skip();
                    }
                }
                case "reasons" -> reasons = requireNonNullElse(objects(json, ChecksReader::reason), reasons);
                default -> json.skip();
            }
        }
        return new Check(type, state, data, reasons);
    }

    private static Reason reason(JsonCursor json) throws NotJsonException {
        String type = "";
        String code = "";
        String message = "";
        Optional<String> category = Optional.empty();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "type" -> type = text(json, type);
                case "code" -> code = text(json, code);
                case "message" -> message = text(json, message);
                case "category" -> category = optionalText(json, category);
                default -> json.skip();
            }
        }
        return new Reason(type, code, message, category);
    }

    private static Optional<String> optionalText(JsonCursor json, Optional<String> otherwise) throws NotJsonException {
        boolean scalar = json.kind().isScalar() && json.kind() != Kind.NULL;
        String text = text(json, "");
        return scalar ? Optional.of(text) : otherwise;
    }

    /** The current value as text; {@code otherwise} when it is null, an object or an array. */
    private static String text(JsonCursor json, String otherwise) throws NotJsonException {
        if (json.kind() == Kind.NULL) {
            return otherwise;
        }
        if (json.kind().isScalar()) {
            return json.string();
        }
        json.skip();
        return otherwise;
    }
}
