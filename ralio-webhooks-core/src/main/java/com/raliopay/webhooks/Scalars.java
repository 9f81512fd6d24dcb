package com.raliopay.webhooks;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Converts text to values, straight from the characters of the tokenizer. What is not readable gives null: in a tolerant
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
    static @Nullable UUID uuid(char[] text, int from, int length) {
        if (length != UUID_LENGTH
                || text[from + 8] != '-'
                || text[from + 13] != '-'
                || text[from + 18] != '-'
                || text[from + 23] != '-') {
            return null;
        }
        long a = hex(text, from, 8);
        long b = hex(text, from + 9, 4);
        long c = hex(text, from + 14, 4);
        long d = hex(text, from + 19, 4);
        long e = hex(text, from + 24, 12);
        return (a | b | c | d | e) < 0 ? null : new UUID(a << 32 | b << 16 | c, d << 48 | e);
    }

    /** Up to 15 hexadecimal digits; negative if there is another character. */
    private static long hex(char[] text, int from, int length) {
        long value = 0;
        int wrong = 0;
        for (int i = from; i < from + length; i++) {
            int digit = text[i] < HEX.length ? HEX[text[i]] : -1;
            wrong |= digit;
            value = value << 4 | digit;
        }
        return wrong < 0 ? -1 : value;
    }

    /** A whole number that fits into a long, written in digits or as a decimal without a fraction, such as {@code 14.0}. */
    static @Nullable Long int64(char[] text, int from, int length) {
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

    private static @Nullable Long decimal(char[] text, int from, int length) {
        if (length > MAX_NUMBER_LENGTH || !isAscii(text, from, length)) {
            return null;
        }
        try {
            return new BigDecimal(text, from, length).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    /** {@link BigDecimal} would take the digits of every script. */
    private static boolean isAscii(char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (text[i] >= 128) {
                return false;
            }
        }
        return true;
    }

    /** As {@link #int64}, for an int. */
    static @Nullable Integer int32(char[] text, int from, int length) {
        Long value = int64(text, from, length);
        return value == null || value.intValue() != value ? null : value.intValue();
    }

    private static byte[] hexDigits() {
        byte[] digits = new byte['f' + 1];
        Arrays.fill(digits, (byte) -1);
        for (char c = '0'; c <= 'f'; c++) {
            digits[c] = (byte) Character.digit(c, 16);
        }
        return digits;
    }
}
