package com.raliopay.webhooks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads free-form JSON into plain Java values; the parser's limit of depth bounds the recursion. */
final class Json {

    /** Longer numbers stay text: turning digits into a number takes more than linear time. */
    private static final int MAX_NUMBER_LENGTH = 1_100;

    // So do numbers that an event record would refuse, see JsonValues in the event package.
    private static final int MAX_BITS = 3_400;
    private static final int MAX_PRECISION = 1_000;
    private static final int MAX_SCALE = 2_147_000_000;

    private Json() {}

    /** The object that begins at the parser's current token. Where a name comes twice, the last counts. */
    static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            object.put(name, value(json, json.nextToken()));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser json) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            array.add(value(json, token));
        }
        return array;
    }

    private static @Nullable Object value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_NUMBER_INT -> integer(json.getText());
            case VALUE_NUMBER_FLOAT -> decimal(json.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> json.getText();
        };
    }

    private static Object integer(String text) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            return text;
        }
        return text.length() < 19 ? (Object) Long.parseLong(text) : whole(new BigInteger(text), text);
    }

    private static Object whole(BigInteger integer, String text) {
        if (integer.bitLength() < Long.SIZE) {
            return integer.longValue();
        }
        return integer.bitLength() <= MAX_BITS ? integer : text;
    }

    private static Object decimal(String text) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            return text;
        }
        try {
            BigDecimal decimal = new BigDecimal(text);
            if (decimal.scale() == 0) {
                return whole(decimal.unscaledValue(), text);
            }
            boolean readsBack = Math.abs((long) decimal.scale()) <= MAX_SCALE && decimal.precision() <= MAX_PRECISION;
            return readsBack ? decimal : text;
        } catch (NumberFormatException e) {
            return text; // an exponent that no number in Java can have
        }
    }
}
