package com.raliopay.webhooks.event;

/** Violates the rules for events: not a record, and it can change. */
public final class MutableEvent {

    private int changes;

    private MutableEvent() {}

    public int change() {
        return ++changes;
    }

    /** Violates the rule that records hold immutable values. */
    @SuppressWarnings("ArrayRecordComponent") // that is the violation
    public record Bytes(byte[] content) {}
}
