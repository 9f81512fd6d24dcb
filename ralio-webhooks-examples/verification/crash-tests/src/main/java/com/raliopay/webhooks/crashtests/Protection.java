package com.raliopay.webhooks.crashtests;

/** What the endpoint that is killed has against second effects. */
enum Protection {

    /** The idempotency store alone: a kill between the effect and the record of it leads to a second effect. */
    STORE("store alone"),

    /** The store, and the effect in one transaction with its record in the inbox: there is never a second effect. */
    INBOX("store and inbox");

    private final String title;

    Protection(String title) {
        this.title = title;
    }

    /** For the head of a column. */
    String title() {
        return title;
    }
}
