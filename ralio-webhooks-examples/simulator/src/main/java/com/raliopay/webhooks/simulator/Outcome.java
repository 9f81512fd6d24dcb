package com.raliopay.webhooks.simulator;

import java.util.Locale;

/** How a delivery ended, after all its attempts. */
enum Outcome {
    DELIVERED,
    REFUSED,
    GIVEN_UP;

    /** {@return as it is written to people: {@code given up}} */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
