package com.raliopay.webhooks.event;

import static com.raliopay.webhooks.event.UnrecognizedEvent.MAX_NUMBER_DIGITS;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies free-form data. The copy is deeply immutable, has one Java value for each JSON value, so that equal JSON makes
 * equal records, and contains nothing that cannot be written to a webhook body and read again.
 */
final class JsonValues {

    /** Jackson reads and writes no deeper JSON by default. */
    private static final int MAX_LEVELS = 1_000;

    private static final BigInteger TOO_LONG = BigInteger.TEN.pow(MAX_NUMBER_DIGITS);

    private JsonValues() {}

    /** Copies an object that is the given level of a body, whose own object is level 1. The limit ends cycles, too. */
    static Map<String, @Nullable Object> copyOf(Map<?, ? extends @Nullable Object> object, int level) {
        requireLevel(level);
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ? extends @Nullable Object> entry : object.entrySet()) {
            copy.put(name(entry.getKey()), value(entry.getValue(), level));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static List<@Nullable Object> copyOf(List<? extends @Nullable Object> array, int level) {
        requireLevel(level);
        List<@Nullable Object> copy = new ArrayList<>(array.size());
        for (Object element : array) {
            copy.add(value(element, level));
        }
        return Collections.unmodifiableList(copy);
    }

    private static void requireLevel(int level) {
        if (level > MAX_LEVELS) {
            throw new IllegalArgumentException("data must not make the body more than " + MAX_LEVELS + " levels deep");
        }
    }

    private static String name(@Nullable Object name) {
        if (!(name instanceof String text)) {
            throw new IllegalArgumentException("names in data must be strings");
        }
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (Character.getType(text.codePointAt(at)) == Character.SURROGATE) {
                throw new IllegalArgumentException("names in data must not contain unpaired surrogates");
            }
        }
        return text;
    }

    private static @Nullable Object value(@Nullable Object value, int level) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof Map<?, ?> object) {
            return copyOf(object, level + 1);
        }
        if (value instanceof List<?> array) {
            return copyOf(array, level + 1);
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger integer) {
            return whole(integer);
        }
        if (value instanceof BigDecimal decimal) {
            return decimal(decimal);
        }
        if (value instanceof Double || value instanceof Float) {
            return decimal(finite((Number) value));
        }
        throw new IllegalArgumentException(
                "data must not contain an object of class " + value.getClass().getName());
    }

    private static BigDecimal finite(Number number) {
        if (!Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException("numbers in data must be finite but one was " + number);
        }
        return new BigDecimal(number.toString());
    }

    private static Object whole(BigInteger integer) {
        if (integer.bitLength() < Long.SIZE) {
            return integer.longValue();
        }
        if (isTooLong(integer)) {
            throw tooLong();
        }
        return integer;
    }

    private static Object decimal(BigDecimal decimal) {
        int scale = decimal.scale();
        if (scale == 0) {
            return whole(decimal.unscaledValue());
        }
        // The precision of a very long number is slow to compute.
        if (isTooLong(decimal.unscaledValue())
                || Math.max(1, (long) decimal.precision() - scale) + Math.max(0, scale) > MAX_NUMBER_DIGITS) {
            throw tooLong();
        }
        return decimal;
    }

    private static boolean isTooLong(BigInteger integer) {
        return integer.abs().compareTo(TOO_LONG) >= 0;
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException("numbers in data must not have more than " + MAX_NUMBER_DIGITS
                + " digits when written without an exponent");
    }

    /** Describes an object for {@code toString}, without its names and values. */
    static String summary(Map<?, ?> object) {
        return "<" + object.size() + " fields>";
    }
}
