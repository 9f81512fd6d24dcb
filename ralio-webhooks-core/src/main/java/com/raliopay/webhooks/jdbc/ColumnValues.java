package com.raliopay.webhooks.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.idempotency.EventKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** Converts keys and durations to values of columns. */
final class ColumnValues {

    private static final int MAX_KEY_LENGTH = 128;
    private static final int ID_LENGTH = 36;
    private static final String HASHED = "#";

    /** Longer durations are shortened to this, so that the sum with any time fits. */
    private static final Duration MAX_DURATION = Duration.ofDays(36_500);

    private ColumnValues() {}

    /**
     * Returns the type, a slash and the id, with a hash instead of a type that is too long for the column or not printable
     * ASCII. Different keys have different texts, in every character set and whatever the database does to long values.
     */
    static String text(EventKey key) {
        return (fits(key.type()) ? key.type() : HASHED + sha256(key.type())) + "/" + key.id();
    }

    private static boolean fits(String type) {
        return type.length() <= MAX_KEY_LENGTH - ID_LENGTH - 1
                && !type.startsWith(HASHED)
                && type.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static String sha256(String type) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(type)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    private static byte[] bytes(String type) {
        if (UTF_8.newEncoder().canEncode(type)) {
            return type.getBytes(UTF_8);
        }
        // An unpaired surrogate has no UTF-8. No UTF-8 begins with this byte.
        ByteBuffer bytes = ByteBuffer.allocate(1 + 2 * type.length()).put((byte) 0xff);
        type.chars().forEach(c -> bytes.putChar((char) c));
        return bytes.array();
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
