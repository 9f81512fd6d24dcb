package com.raliopay.webhooks.simulator.text;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Texts {

    private static final double MILLIS_PER_SECOND = 1_000;

    private Texts() {}

    /** {@return such as {@code 12,345}} */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@return such as {@code 1.3 s}} */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%,.1f s", duration.toMillis() / MILLIS_PER_SECOND);
    }

    /** {@return such as {@code 0.42 ms}, {@code 17 ms} or {@code 1.90 s}: three digits} */
    public static String millis(double millis) {
        if (millis >= MILLIS_PER_SECOND) {
            return String.format(Locale.ROOT, "%,.2f s", millis / MILLIS_PER_SECOND);
        }
        int digits = millis < 10 ? 2 : millis < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f ms", millis);
    }
}
