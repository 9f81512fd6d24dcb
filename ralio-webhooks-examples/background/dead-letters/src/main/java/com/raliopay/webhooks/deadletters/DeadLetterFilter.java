package com.raliopay.webhooks.deadletters;

import com.raliopay.webhooks.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selects dead letters; a null selects all.
 *
 * @param type the event type
 * @param outcome the last outcome
 * @param since the earliest time of the last attempt
 * @param until the time before which the last attempt was
 */
public record DeadLetterFilter(
        @Nullable String type,
        @Nullable Outcome outcome,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** Selects every dead letter. */
    public static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null);

    /** Returns a condition of SQL with a parameter for each of {@link #values}. */
    String condition() {
        return "1 = 1"
                + (type == null ? "" : " AND event_type = ?")
                + (outcome == null ? "" : " AND outcome = ?")
                + (since == null ? "" : " AND last_at >= ?")
                + (until == null ? "" : " AND last_at < ?");
    }

    Object[] values() {
        List<Object> values = new ArrayList<>();
        if (type != null) {
            values.add(BodyKeys.column(type));
        }
        if (outcome != null) {
            values.add(outcome.name());
        }
        if (since != null) {
            values.add(since.atOffset(ZoneOffset.UTC));
        }
        if (until != null) {
            values.add(until.atOffset(ZoneOffset.UTC));
        }
        return values.toArray();
    }
}
