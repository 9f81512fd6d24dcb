package com.raliopay.webhooks.simulator.http;

import org.jspecify.annotations.Nullable;

/**
 * A body to be posted, usually signed. {@link Signing} creates it from a body.
 *
 * @param type the event type, or the file's name
 * @param id the event id; empty for a file
 * @param body the exact bytes
 * @param signature the value of the header; null to send none
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record Message(
        String type, String id, byte[] body, @Nullable String signature) {

    /** {@return nothing of the body or the signature} */
    @Override
    public String toString() {
        return "Message[" + type + " " + id + "]";
    }
}
