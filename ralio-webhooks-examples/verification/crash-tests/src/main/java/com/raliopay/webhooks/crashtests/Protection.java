package com.raliopay.webhooks.crashtests;

/** The endpoint's protection against repeated side effects. */
enum Protection {

    /** The idempotency store alone: a kill between side effect and completion leads to a repeated side effect. */
    STORE("store alone"),

    /** The store and a transactional listener, which records the event with its side effect: it is never repeated. */
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
