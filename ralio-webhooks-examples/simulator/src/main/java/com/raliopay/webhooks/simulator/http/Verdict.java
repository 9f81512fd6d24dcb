package com.raliopay.webhooks.simulator.http;

/** What Ralio makes of an answer. */
public enum Verdict {
    /** 200, or another 2xx. */
    DELIVERED,
    /** A 4xx, which is never retried; also a 3xx, which is not followed. */
    REFUSED,
    /** A 5xx, no answer in time, or no connection: a later attempt may succeed. */
    TRY_AGAIN;

    private static final int MULTIPLE_CHOICES = 300;
    private static final int OK = 200;
    private static final int INTERNAL_SERVER_ERROR = 500;

    public static Verdict of(int status) {
        if (status >= INTERNAL_SERVER_ERROR) {
            return TRY_AGAIN;
        }
        return status >= OK && status < MULTIPLE_CHOICES ? DELIVERED : REFUSED;
    }
}
