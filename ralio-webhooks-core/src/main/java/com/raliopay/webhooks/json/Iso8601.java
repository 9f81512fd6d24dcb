package com.raliopay.webhooks.json;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads ISO 8601 dates and times. Throws {@link DateTimeException} if the text is unreadable. */
final class Iso8601 {

    // The forms in Ralio's documentation, with 0 for any digit.
    private static final String DOCUMENTED_DATE = "0000-00-00";
    private static final String DOCUMENTED_INSTANT = "0000-00-00T00:00:00.000Z";

    /** Created on first use: the documented forms do not need it. */
    private static final class Tolerant {

        static final Pattern DIGITS_BELOW_NANOSECONDS = Pattern.compile("(\\.\\d{9})\\d+");

        static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("([+-]\\d{2})(\\d{2})$");

        static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(ISO_LOCAL_DATE)
                .optionalStart()
                .appendLiteral('T')
                .append(ISO_LOCAL_TIME)
                .optionalStart()
                .appendOffset("+HH:mm", "Z")
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);

        static TemporalAccessor parse(String text) {
            String normal = text.replace(' ', 'T').replace(',', '.');
            normal = DIGITS_BELOW_NANOSECONDS.matcher(normal).replaceFirst("$1");
            return FORMAT.parse(OFFSET_WITHOUT_COLON.matcher(normal).replaceFirst("$1:$2"));
        }
    }

    private Iso8601() {}

    /** Reads a date and time with an offset; without an offset, the instant is unknown. */
    static Instant instant(String text) {
        if (hasForm(DOCUMENTED_INSTANT, text)) {
            return documentedInstant(text);
        }
        // The outermost years of Instant are beyond those of LocalDate.
        boolean signed = text.startsWith("+") || text.startsWith("-");
        return signed ? Instant.parse(text) : Instant.from(Tolerant.parse(text));
    }

    /** Reads a date, whether or not a time and an offset follow it; both are ignored. */
    static LocalDate date(String text) {
        return hasForm(DOCUMENTED_DATE, text) ? documentedDate(text) : LocalDate.from(Tolerant.parse(text));
    }

    // The documented forms are read without a formatter, which takes as long as Jackson takes for a whole body.

    private static boolean hasForm(String form, String text) {
        if (text.length() != form.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (form.charAt(i) == '0' ? c < '0' || c > '9' : c != form.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static LocalDate documentedDate(String text) {
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    private static Instant documentedInstant(String text) {
        int nanos = number(text, 20, 23) * 1_000_000;
        LocalTime time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19), nanos);
        return documentedDate(text).atTime(time).toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
