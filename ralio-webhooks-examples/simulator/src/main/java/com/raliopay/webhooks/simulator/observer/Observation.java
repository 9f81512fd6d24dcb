package com.raliopay.webhooks.simulator.observer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one dispatch at the merchant's endpoint, as the inspector's page shows it.
 *
 * @param at when the dispatch began, in epoch milliseconds
 * @param eventId the event id in the body; null if there is none
 * @param type the event type in the body; null if there is none
 * @param outcome the name of the outcome
 * @param status the HTTP status of the outcome
 * @param reason why the outcome is what it is; empty if there is nothing to say
 * @param pointer the JSON Pointer to the field at fault; null if it is not about one field
 * @param claim the result of the claim at the idempotency store
 * @param stages how long each stage took
 * @param listeners the names of the listeners that ran
 * @param millis how long the dispatch took
 * @param bytes the length of the body
 * @param sha256 the SHA-256 of the body, in hexadecimal
 * @param signature the notation of the signature header, never its value
 * @param contentType the content type; null if there is none
 * @param start the start of a body that was not accepted; null otherwise
 * @param change what the way to the endpoint changed in the body; filled by the inspector
 */
public record Observation(
        long at,
        @Nullable String eventId,
        @Nullable String type,
        String outcome,
        int status,
        String reason,
        @Nullable String pointer,
        String claim,
        List<StageTime> stages,
        List<String> listeners,
        double millis,
        long bytes,
        String sha256,
        String signature,
        @Nullable String contentType,
        @Nullable String start,
        String change) {

    /**
     * A stage of the dispatch.
     *
     * @param name such as {@code verify} or {@code listener customers}
     * @param millis how long it took
     */
    public record StageTime(String name, double millis) {}
}
