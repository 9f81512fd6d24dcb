package com.raliopay.webhooks.deadletters;

import com.raliopay.webhooks.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that ended badly, without its body.
 *
 * @param key identifies the event: a SHA-256 in hexadecimal
 * @param type the event type, or null if the body could not be read so far
 * @param eventId the event's id, or null if the body could not be read
 * @param outcome the last outcome
 * @param failure the class of the last exception, or null
 * @param attempts the number of attempts that ended badly
 * @param first the time of the first of them
 * @param last the time of the last of them
 */
public record DeadLetter(
        String key,
        @Nullable String type,
        @Nullable String eventId,
        Outcome outcome,
        @Nullable String failure,
        int attempts,
        Instant first,
        Instant last) {}
