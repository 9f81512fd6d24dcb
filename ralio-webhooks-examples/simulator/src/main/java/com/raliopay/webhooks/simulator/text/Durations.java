package com.raliopay.webhooks.simulator.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads durations: {@code 250ms}, {@code 1.5s}, {@code 2m}, {@code 1h}, {@code 3d}; a number alone is seconds. */
public final class Durations {

    private static final Pattern FORMAT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)?");

    private Durations() {}

    /**
     * {@return the duration}
     *
     * @param text a number with its unit
     * @param longest the longest duration allowed
     * @throws IllegalArgumentException if it is not a duration, or too long; the message says so in one printable sentence
     */
    public static Duration parse(String text, Duration longest) {
        Matcher format = FORMAT.matcher(text);
        if (!format.matches()) {
            throw new IllegalArgumentException(
                    "'" + PrintableText.of(text, 40) + "' is not a duration such as 250ms, 1.5s or 2m");
        }
        BigDecimal millis = new BigDecimal(format.group(1)).multiply(BigDecimal.valueOf(millis(format.group(2))));
        if (millis.compareTo(BigDecimal.valueOf(longest.toMillis())) > 0) {
            throw new IllegalArgumentException("'" + text + "' is longer than " + named(longest));
        }
        return Duration.ofNanos(millis.movePointRight(6).longValue());
    }

    private static long millis(@Nullable String unit) {
        if (unit == null) {
            return 1_000;
        }
        return switch (unit) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 1_000;
        };
    }

    private static String named(Duration longest) {
        return longest.equals(Duration.ofHours(1)) ? "an hour" : longest.toDays() + " days";
    }
}
