package com.raliopay.webhooks.simulator.http;

import java.util.Locale;

/** How a delivery ended, after all its attempts. */
public enum DeliveryOutcome {
    DELIVERED,
    REFUSED,
    GIVEN_UP;

    /** {@return as it is written to people: {@code given up}} */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
