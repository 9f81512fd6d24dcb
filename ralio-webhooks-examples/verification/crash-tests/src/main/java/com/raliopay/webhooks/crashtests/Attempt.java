package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.simulator.http.Response;
import java.util.UUID;

/**
 * One POST and its result.
 *
 * @param number the number of the attempt, unique in a run; sent in the header {@link Sender#NUMBER}
 * @param event the event's id
 * @param began the {@link System#nanoTime()} at which it was sent
 * @param ended the {@link System#nanoTime()} at which it ended
 * @param status the HTTP status, or {@link #NO_ANSWER}
 */
public record Attempt(long number, UUID event, long began, long ended, int status) {

    /** The connection was refused or broken, or the response timed out. */
    public static final int NO_ANSWER = Response.NO_STATUS;

    public static final int OK = 200;
    public static final int UNAVAILABLE = 503;

    /** Returns whether it began and ended within this span. */
    public boolean isWithin(long from, long to) {
        return began - from >= 0 && to - ended >= 0;
    }

    /** Returns whether a part of it was within this span. */
    public boolean overlaps(long from, long to) {
        return ended - from >= 0 && to - began >= 0;
    }
}
