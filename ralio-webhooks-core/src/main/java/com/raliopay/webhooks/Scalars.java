package com.raliopay.webhooks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Converts text to values, straight from the bytes of the body. What is not readable gives null: in a tolerant
 * parser that is an answer, not an exception.
 */
final class Scalars {

    private static final int UUID_LENGTH = 36;

    /** No number that is meant as a 64-bit integer is longer, whatever its notation. */
    private static final int MAX_NUMBER_LENGTH = 64;

    private static final byte[] HEX = hexDigits();

    private Scalars() {}

    /** The text, unless it says nothing. */
    static @Nullable String unlessBlank(String text) {
        return text.isBlank() ? null : text;
    }

    /** A UUID in its 36 characters, of either letter case; unlike {@link UUID#fromString} nothing shorter. */
    static @Nullable UUID uuid(byte[] text, int from, int length) {
        if (length != UUID_LENGTH
                || text[from + 8] != '-'
                || text[from + 13] != '-'
                || text[from + 18] != '-'
                || text[from + 23] != '-') {
            return null;
        }
        int a = fourDigits(text, from);
        int b = fourDigits(text, from + 4);
        int c = fourDigits(text, from + 9);
        int d = fourDigits(text, from + 14);
        int e = fourDigits(text, from + 19);
        int f = fourDigits(text, from + 24);
        int g = fourDigits(text, from + 28);
        int h = fourDigits(text, from + 32);
        return (a | b | c | d | e | f | g | h) < 0 ? null : new UUID(join(a, b, c, d), join(e, f, g, h));
    }

    private static long join(int a, int b, int c, int d) {
        return ((long) (a << 16 | b) << 32) | ((c << 16 | d) & 0xFFFF_FFFFL);
    }

    /** Four hexadecimal digits; negative if there is another character. */
    private static int fourDigits(byte[] text, int from) {
        byte a = text[from];
        byte b = text[from + 1];
        byte c = text[from + 2];
        byte d = text[from + 3];
        return (a | b | c | d) >= 0 ? HEX[a] << 12 | HEX[b] << 8 | HEX[c] << 4 | HEX[d] : -1;
    }

    /** The value of a hexadecimal digit; negative if it is none. */
    static int hexDigit(char c) {
        return c < HEX.length ? HEX[c] : -1;
    }

    /** A whole number that fits into a long, written in digits or as a decimal without a fraction, such as {@code 14.0}. */
    static @Nullable Long int64(byte[] text, int from, int length) {
        int at = text[from] == '-' ? from + 1 : from;
        int end = from + length;
        if (end - at > 18 || at == end) {
            return decimal(text, from, length);
        }
        long value = 0;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return decimal(text, from, length);
            }
            value = value * 10 + digit;
        }
        return text[from] == '-' ? -value : value;
    }

    private static @Nullable Long decimal(byte[] text, int from, int length) {
        if (length > MAX_NUMBER_LENGTH) {
            return null;
        }
        try {
            // In ASCII no digit of another script is one, which BigDecimal would take.
            return new BigDecimal(new String(text, from, length, US_ASCII)).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    /** As {@link #int64}, for an int. */
    static @Nullable Integer int32(byte[] text, int from, int length) {
        Long value = int64(text, from, length);
        return value == null || value.intValue() != value ? null : value.intValue();
    }

    private static byte[] hexDigits() {
        byte[] digits = new byte[128];
        for (char c = 0; c < digits.length; c++) {
            digits[c] = (byte) Character.digit(c, 16);
        }
        return digits;
    }
}
