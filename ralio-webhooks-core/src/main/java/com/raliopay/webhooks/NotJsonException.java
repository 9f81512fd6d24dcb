package com.raliopay.webhooks;

/** A body is not what {@link JsonCursor} can walk over; {@code fault} completes "the body …". */
final class NotJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    final String fault;

    NotJsonException(String fault) {
        super(fault, null, false, false);
        this.fault = fault;
    }

    static NotJsonException notJson() {
        return new NotJsonException("is not JSON");
    }
}
