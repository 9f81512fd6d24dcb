package com.raliopay.webhooks.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body into maps and lists with Jackson's streaming parser. The values have the types of
 * {@link UnrecognizedEvent#data()}. Jackson's limit on nesting bounds the recursion, and its limit on the length of a number
 * bounds the time that it takes to convert one.
 */
final class JsonReader {

    /** Uses Jackson's own limits, even if the application has changed the defaults of its process. */
    private static final JsonFactory JACKSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder().build())
            .build();

    /** Reads what {@link #JACKSON} cannot read. */
    private static final JsonFactory WITHOUT_SYMBOL_TABLE = new JsonFactoryBuilder(JACKSON)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /** How a body begins that was compressed with gzip and is then decoded. */
    private static final String GZIP = "\u001F\uFFFD";

    private JsonReader() {}

    /**
     * Reads a body of exactly one JSON object. What fails is decoded with U+FFFD in place of bytes that are not UTF-8, and read
     * again without the symbol table, which throws unchecked exceptions if many names collide.
     */
    static Map<String, @Nullable Object> read(byte[] body) {
        try {
            return read(JACKSON.createParser(body));
        } catch (IOException | IllegalStateException | IndexOutOfBoundsException e) {
            return readText(new String(body, StandardCharsets.UTF_8));
        }
    }

    /** Jackson's own messages may quote the body, so they are not passed on. */
    private static Map<String, @Nullable Object> readText(String body) {
        try {
            return read(WITHOUT_SYMBOL_TABLE.createParser(body.startsWith("\uFEFF") ? body.substring(1) : body));
        } catch (StreamConstraintsException e) {
            throw WebhookParseException.notAnEvent("", "the body exceeds Jackson's limits on nesting or length");
        } catch (IOException e) {
            throw WebhookParseException.notAnEvent(
                    "", body.startsWith(GZIP) ? "the body is compressed with gzip" : "the body is not valid JSON");
        }
    }

    private static Map<String, @Nullable Object> read(JsonParser parser) throws IOException {
        try (parser) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw WebhookParseException.notAnEvent("", "the body is not a JSON object");
            }
            Map<String, @Nullable Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw WebhookParseException.notAnEvent("", "the body is more than one JSON object");
            }
            return object;
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            object.put(name, value(parser, parser.nextToken()));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT -> parser.getNumberValue() instanceof BigInteger big ? big : parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Object whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    /** Returns a number with a fraction or an exponent; the text itself if it is too long to calculate with. */
    private static Object decimal(String text) {
        try {
            BigDecimal decimal = new BigDecimal(text);
            if (decimal.scale() == 0) {
                return whole(decimal.unscaledValue());
            }
            long digits = Math.max(1, (long) decimal.precision() - decimal.scale()) + Math.max(0, decimal.scale());
            return digits <= UnrecognizedEvent.MAX_NUMBER_DIGITS ? decimal : text;
        } catch (NumberFormatException e) {
            return text; // an exponent beyond those of BigDecimal
        }
    }
}
