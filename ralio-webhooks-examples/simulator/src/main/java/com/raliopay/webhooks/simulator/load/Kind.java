package com.raliopay.webhooks.simulator.load;

/** What a delivery of a storm is. */
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

    String plural() {
        return plural;
    }
}
