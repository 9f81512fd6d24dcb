package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The values of the table's columns, checked: some databases cut off silently what is too long. */
final class Columns {

    private static final int MAX_KEY_LENGTH = 128;
    private static final long NANOS_PER_MICRO = 1_000;

    /** Longer durations are cut to this, so that the sum with any time fits. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,49}");

    private Columns() {}

    static Map<String, Object> of(String endpoint, String key, String token) {
        return Map.of("endpoint", endpoint, "key", key(key), "token", requireNonNull(token, "token"));
    }

    static Map<String, Object> of(String endpoint, String key, Duration lasting) {
        return Map.of("endpoint", endpoint, "key", key(key), "lasting", micros(lasting));
    }

    static Map<String, Object> of(String endpoint, String key, String token, Duration lasting) {
        return Map.of("endpoint", endpoint, "key", key(key), "token", token, "lasting", micros(lasting));
    }

    /** A key for an event: its type and id, or a stand-in for a type that is no key. */
    static String keyOf(String type, UUID id) {
        requireNonNull(id, "id");
        String key = type + "/" + id;
        return isKey(key) ? key : "#" + UUID.nameUUIDFromBytes(type.getBytes(StandardCharsets.UTF_8)) + "/" + id;
    }

    private static String key(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("a key must have 1 to 128 printable ASCII characters");
        }
        return key;
    }

    private static boolean isKey(String key) {
        return !key.isEmpty() && key.length() <= MAX_KEY_LENGTH && key.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** In microseconds, rounded up. */
    static long micros(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a duration must be positive, but is " + duration);
        }
        Duration cut = duration.compareTo(FOREVER) < 0 ? duration : FOREVER;
        return (cut.toNanos() + NANOS_PER_MICRO - 1) / NANOS_PER_MICRO;
    }

    /** A name that is a part of column {@code endpoint}. */
    static String name(String what, String name) {
        return matching(NAME, what, name, "1 to 40 letters, digits, '_', '.' or '-'");
    }

    static String table(String name) {
        return matching(TABLE, "table", name, "an SQL identifier of up to 50 letters, digits or '_'");
    }

    private static String matching(Pattern pattern, String what, String text, String expected) {
        if (!pattern.matcher(requireNonNull(text, what)).matches()) {
            throw new IllegalArgumentException(what + " must be " + expected + ", but is " + text);
        }
        return text;
    }
}
