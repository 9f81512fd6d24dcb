package com.raliopay.webhooks.simulator.load;

import java.util.Locale;

/** What a delivery of a load test is. */
enum Kind {
    /** The first delivery of a genuine event. */
    EVENT("events"),
    /** A genuine event once more. */
    DUPLICATE("duplicates"),
    /** An event that Ralio did not sign. */
    FORGERY("forgeries");

    private final String plural;

    Kind(String plural) {
        this.plural = plural;
    }

    /** {@return one of them: {@code event}} */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String plural() {
        return plural;
    }
}
