package com.raliopay.webhooks.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.idempotency.EventKey;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts keys, times, and durations to values of columns. */
final class ColumnValues {

    private static final int MAX_KEY_LENGTH = 128;
    private static final int ID_LENGTH = 36;
    private static final String HASHED = "#";

    private static final int NANO_DIGITS = 9;

    /** Longer durations are shortened to this, so that the sum with any time fits. */
    private static final Duration MAX_DURATION = Duration.ofDays(36_500);

    private ColumnValues() {}

    /**
     * Returns the type, a slash and the id, with a hash instead of a type that is too long for the column or not printable
     * ASCII. Different keys have different texts, in every character set and whatever the database does to long values.
     */
    static String text(EventKey key) {
        return fitting(key.type(), MAX_KEY_LENGTH - ID_LENGTH - 1) + "/" + key.id();
    }

    /** Returns the kind and id of a subject, and the text of other keys, hashed as above; null if there is no key. */
    static @Nullable String orderKey(@Nullable Object key) {
        Object value = key instanceof Optional<?> optional ? optional.orElse(null) : key;
        if (value instanceof Subject subject) {
            value = subject.id().map(id -> subject.entityType() + "/" + id).orElse(null);
        }
        return value == null ? null : fitting(value.toString(), MAX_KEY_LENGTH);
    }

    private static String fitting(String text, int maxLength) {
        boolean fits = text.length() <= maxLength
                && !text.startsWith(HASHED)
                && text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return fits ? text : HASHED + sha256(text);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    private static byte[] bytes(String text) {
        if (UTF_8.newEncoder().canEncode(text)) {
            return text.getBytes(UTF_8);
        }
        // An unpaired surrogate has no UTF-8. No UTF-8 begins with this byte.
        ByteBuffer bytes = ByteBuffer.allocate(1 + 2 * text.length()).put((byte) 0xff);
        text.chars().forEach(c -> bytes.putChar((char) c));
        return bytes.array();
    }

    /** Returns the seconds since 1970 with all nanoseconds. */
    static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), NANO_DIGITS));
    }

    /** Returns the duration in microseconds, rounded up. */
    static long micros(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive but was " + duration);
        }
        return duration.compareTo(MAX_DURATION) < 0
                ? (duration.toNanos() + 999) / 1_000
                : MAX_DURATION.toNanos() / 1_000;
    }
}
