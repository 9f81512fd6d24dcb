package com.raliopay.webhooks.crashtests;

/** The endpoint's protection against repeated side effects. */
enum Protection {

    /** The idempotency store alone: a kill between side effect and completion leads to a repeated side effect. */
    STORE("store alone"),

    /** The store, and the side effect in one transaction with its record in the inbox: it is never repeated. */
    INBOX("store and inbox");

    private final String title;

    Protection(String title) {
        this.title = title;
    }

    /** Returns the heading of a column. */
    String title() {
        return title;
    }
}
