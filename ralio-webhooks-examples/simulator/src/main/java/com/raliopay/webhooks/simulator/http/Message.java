package com.raliopay.webhooks.simulator.http;

/**
 * A signed body to be posted.
 *
 * @param type the event type, or the file's name
 * @param id the event id; empty for a file
 * @param body the exact bytes
 * @param signature the value of the header
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record Message(String type, String id, byte[] body, String signature) {

    /** {@return nothing of the body or the signature} */
    @Override
    public String toString() {
        return "Message[" + type + " " + id + "]";
    }
}
