package com.raliopay.webhooks;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads free-form JSON into plain Java values; the cursor's limit of depth bounds the recursion. */
final class Json {

    /** Longer numbers stay text: turning digits into a number takes more than linear time. */
    private static final int MAX_NUMBER_LENGTH = 1_100;

    // So do numbers that an event record would refuse, see JsonValues in the event package.
    private static final int MAX_BITS = 3_400;
    private static final int MAX_PRECISION = 1_000;
    private static final int MAX_SCALE = 2_147_000_000;

    private Json() {}

    /** The object that begins at the cursor. Where a name comes twice, the last counts. */
    static Map<String, @Nullable Object> object(JsonCursor json) throws NotJsonException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            object.put(name, value(json));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonCursor json) throws NotJsonException {
        List<@Nullable Object> array = new ArrayList<>();
        while (json.nextElement()) {
            array.add(value(json));
        }
        return array;
    }

    private static @Nullable Object value(JsonCursor json) throws NotJsonException {
        return switch (json.kind()) {
            case OBJECT -> object(json);
            case ARRAY -> array(json);
            case TEXT -> json.string();
            case NUMBER -> number(json.string());
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
        };
    }

    private static Object number(String text) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            return text;
        }
        boolean integer = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        return integer ? integer(text) : decimal(text);
    }

    private static Object integer(String text) {
        return text.length() < 19 ? (Object) Long.parseLong(text) : whole(new BigInteger(text), text);
    }

    private static Object whole(BigInteger integer, String text) {
        if (integer.bitLength() < Long.SIZE) {
            return integer.longValue();
        }
        return integer.bitLength() <= MAX_BITS ? integer : text;
    }

    private static Object decimal(String text) {
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
