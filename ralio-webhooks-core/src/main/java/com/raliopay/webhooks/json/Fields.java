package com.raliopay.webhooks.json;

import com.raliopay.webhooks.json.WebhookParseException.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object in an event. Every getter takes the spellings of a field, the documented one first, and
 * returns the first value that it can read. {@code null} and the empty string count as absent.
 *
 * @param pointer the JSON Pointer to the object
 * @param eventType the event's type, for exceptions; null before it is known
 * @param values the fields as they were read
 */
record Fields(String pointer, @Nullable String eventType, Map<String, @Nullable Object> values) {

    /** No UUID, integer, or time needs more characters. */
    private static final int MAX_SCALAR_LENGTH = 64;

    UUID uuid(String... spellings) {
        return required("a UUID", Fields::toUuid, spellings);
    }

    /** Returns an empty Optional only if the field is absent: with an unreadable id, nobody would know whom the event is about. */
    Optional<UUID> optionalUuid(String... spellings) {
        return sent(spellings) == null ? Optional.empty() : Optional.of(uuid(spellings));
    }

    Instant instant(String... spellings) {
        return required("an ISO 8601 date and time with an offset", v -> Iso8601.instant(toScalar(v)), spellings);
    }

    LocalDate date(String... spellings) {
        return required("an ISO 8601 date", v -> Iso8601.date(toScalar(v)), spellings);
    }

    long int64(String... spellings) {
        return required("a 64-bit integer", Fields::toLong, spellings);
    }

    int int32(String... spellings) {
        return required("a 32-bit integer", v -> Math.toIntExact(toLong(v)), spellings);
    }

    /** Returns a string that is not blank. */
    String text(String... spellings) {
        return required("a string that is not blank", Fields::toNonBlank, spellings);
    }

    String textOrEmpty(String... spellings) {
        String text = find(Fields::toText, spellings);
        return text == null ? "" : text;
    }

    Map<String, @Nullable Object> object(String name) {
        return required("an object", Fields::toObject, name);
    }

    Map<String, @Nullable Object> objectOrEmpty(String name) {
        Map<String, @Nullable Object> object = find(Fields::toObject, name);
        return object == null ? Map.of() : object;
    }

    /** Maps the objects in an array and skips other values. */
    <T> List<T> objects(String name, Function<Fields, T> mapping) {
        List<T> mapped = new ArrayList<>();
        if (values.get(name) instanceof List<?> array) {
            for (Object element : array) {
                Map<String, @Nullable Object> object = toObject(element);
                if (object != null) {
                    mapped.add(mapping.apply(new Fields("", null, object)));
                }
            }
        }
        return mapped;
    }

    private <T> T required(String expectation, Function<Object, @Nullable T> converter, String... spellings) {
        T value = find(converter, spellings);
        if (value != null) {
            return value;
        }
        String sent = sent(spellings);
        String field = pointer + "/" + (sent == null ? spellings[0] : sent);
        throw new WebhookParseException(
                eventType == null ? Problem.NOT_AN_EVENT : Problem.INVALID_EVENT,
                field,
                eventType,
                field + " must be " + expectation + " but was " + (sent == null ? "missing" : "unreadable"));
    }

    private <T> @Nullable T find(Function<Object, @Nullable T> converter, String... spellings) {
        for (String spelling : spellings) {
            Object value = values.get(spelling);
            try {
                T converted = value == null ? null : converter.apply(value);
                if (converted != null) {
                    return converted;
                }
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                // unreadable in this spelling
            }
        }
        return null;
    }

    /** Returns the spelling in which a field was sent; null if it is absent. */
    private @Nullable String sent(String... spellings) {
        for (String spelling : spellings) {
            Object value = values.get(spelling);
            if (value != null && !value.equals("")) {
                return spelling;
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // JsonReader creates no other maps
    private static @Nullable Map<String, @Nullable Object> toObject(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, @Nullable Object>) value : null;
    }

    /** A number or boolean becomes its text; an object or array is unreadable as text. */
    private static @Nullable String toText(Object value) {
        if (value instanceof String text) {
            return text.isEmpty() ? null : text;
        }
        return value instanceof Map || value instanceof List ? null : value.toString();
    }

    private static @Nullable String toNonBlank(Object value) {
        String text = toText(value);
        return text == null || text.isBlank() ? null : text;
    }

    /** Returns the text of a UUID, integer, or time, which may be slow to read if it is longer. */
    private static String toScalar(Object value) {
        String text = toText(value);
        if (text == null || text.length() > MAX_SCALAR_LENGTH) {
            throw new IllegalArgumentException("not a short string");
        }
        return text;
    }

    /** Not {@link UUID#fromString}, which also accepts shorter groups, signs, and digits beyond ASCII. */
    private static @Nullable UUID toUuid(Object value) {
        String text = toScalar(value);
        if (text.length() != 36
                || text.charAt(8) != '-'
                || text.charAt(13) != '-'
                || text.charAt(18) != '-'
                || text.charAt(23) != '-') {
            return null;
        }
        return new UUID(
                hex(text, 0, 8) << 32 | hex(text, 9, 13) << 16 | hex(text, 14, 18),
                hex(text, 19, 23) << 48 | hex(text, 24, 36));
    }

    private static long hex(String text, int from, int to) {
        return HexFormat.fromHexDigitsToLong(text, from, to);
    }

    /** Accepts a string of digits and a decimal without a fraction, such as {@code 14.0}. */
    private static Long toLong(Object value) {
        if (value instanceof Long number) {
            return number;
        }
        String text = toScalar(value);
        if (!text.chars().allMatch(c -> c < 128)) {
            throw new NumberFormatException("BigDecimal accepts digits beyond ASCII");
        }
        return new BigDecimal(text).longValueExact();
    }
}
