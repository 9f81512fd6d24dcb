package com.raliopay.webhooks.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Free-form JSON as immutable Java values. One JSON value has one Java form, so that equal JSON gives equal records:
 * {@code null}, {@link Boolean}, {@link String}, {@link Long} (or {@link BigInteger} where a long is too small),
 * {@link BigDecimal}, {@link List}, {@link Map}.
 */
final class JsonValues {

    // The numbers that the parser reads as numbers; from longer ones a written body would not give the same event back.
    private static final int MAX_BITS = 3_400;
    private static final int MAX_PRECISION = 1_000;
    private static final int MAX_SCALE = 2_147_000_000;

    private JsonValues() {}

    /** A deep copy of an object; more than {@code depth} levels of nesting are refused, so that a cycle ends too. */
    static Map<String, @Nullable Object> copyOf(Map<?, ? extends @Nullable Object> object, int depth) {
        if (depth == 0) {
            throw new IllegalArgumentException("data is nested too deeply for a webhook body");
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(object.size() * 4 / 3 + 1);
        for (Map.Entry<?, ? extends @Nullable Object> entry : object.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new IllegalArgumentException("a key in data is not a String");
            }
            copy.put(key, value(entry.getValue(), depth - 1));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static List<@Nullable Object> copyOf(List<? extends @Nullable Object> array, int depth) {
        if (depth == 0) {
            throw new IllegalArgumentException("data is nested too deeply for a webhook body");
        }
        List<@Nullable Object> copy = new ArrayList<>(array.size());
        for (Object element : array) {
            copy.add(value(element, depth - 1));
        }
        return Collections.unmodifiableList(copy);
    }

    private static @Nullable Object value(@Nullable Object value, int depth) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof Map<?, ?> object) {
            return copyOf(object, depth);
        }
        if (value instanceof List<?> array) {
            return copyOf(array, depth);
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
            double number = ((Number) value).doubleValue();
            if (Double.isFinite(number)) {
                return decimal(new BigDecimal(value.toString()));
            }
        }
        throw new IllegalArgumentException("data holds a value that JSON does not have: a "
                + value.getClass().getName());
    }

    private static Object whole(BigInteger integer) {
        if (integer.bitLength() > MAX_BITS) {
            throw new IllegalArgumentException("a number in data is too long for a webhook body");
        }
        return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
    }

    private static Object decimal(BigDecimal decimal) {
        if (decimal.scale() == 0) {
            return whole(decimal.unscaledValue());
        }
        if (Math.abs((long) decimal.scale()) > MAX_SCALE || decimal.precision() > MAX_PRECISION) {
            throw new IllegalArgumentException("a number in data is too long for a webhook body");
        }
        return decimal;
    }

    /** How many fields there are, for {@code toString}: never their names or values. */
    static String summary(Map<?, ?> object) {
        return "<" + object.size() + " fields>";
    }
}
