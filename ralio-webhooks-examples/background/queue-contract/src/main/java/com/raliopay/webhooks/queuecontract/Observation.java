package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.Outcome;
import java.util.Optional;
import java.util.UUID;

/**
 * A result of a worker's dispatcher.
 *
 * @param run the number of the process
 * @param time the {@link System#nanoTime()} at which it was received
 * @param event the event's id
 * @param outcome the outcome
 */
record Observation(int run, long time, UUID event, Outcome outcome) {

    private static final String PREFIX = "observed";

    /** Returns the line that a worker prints. */
    static String line(UUID event, Outcome outcome) {
        return PREFIX + " " + event + " " + outcome;
    }

    /** Reads a line, unless it is another one. */
    static Optional<Observation> parse(int run, String line) {
        String[] words = line.split(" ", -1);
        return words.length == 3 && words[0].equals(PREFIX)
                ? Optional.of(
                        new Observation(run, System.nanoTime(), UUID.fromString(words[1]), Outcome.valueOf(words[2])))
                : Optional.empty();
    }

    /** Returns whether the event has to be dispatched again, because the dispatcher answered with a 5xx. */
    boolean isRetried() {
        return switch (outcome) {
            case UNREADABLE, LISTENER_FAILED, IN_PROGRESS, UNAVAILABLE -> true;
            case HANDLED, IGNORED, DUPLICATE, UNVERIFIED, TOO_LARGE, LISTENER_REJECTED -> false;
        };
    }
}
