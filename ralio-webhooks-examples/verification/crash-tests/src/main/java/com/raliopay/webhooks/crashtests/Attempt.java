package com.raliopay.webhooks.crashtests;

import java.util.UUID;

/**
 * One POST, and how it ended.
 *
 * @param number tells this attempt from all others of the run; sent along in {@link Sender#NUMBER}
 * @param event the event's id
 * @param began when it was sent, as {@link System#nanoTime()} counts
 * @param ended when it was over, likewise
 * @param status the HTTP status, or {@link #NO_ANSWER}
 */
record Attempt(long number, UUID event, long began, long ended, int status) {

    /** Refused, broken off, or silent for too long. */
    static final int NO_ANSWER = 0;

    static final int OK = 200;
    static final int UNAVAILABLE = 503;

    private static final int LOWEST_SERVER_ERROR = 500;

    /** Whether Ralio sends the event again: never after a 2xx or a 4xx. */
    boolean isToBeRepeated() {
        return status == NO_ANSWER || status >= LOWEST_SERVER_ERROR;
    }

    /** Whether it began and ended within these times, of which the difference alone counts. */
    boolean isWithin(long from, long to) {
        return began - from >= 0 && to - ended >= 0;
    }

    /** Whether some of it was within these times. */
    boolean overlaps(long from, long to) {
        return ended - from >= 0 && to - began >= 0;
    }
}
