package com.raliopay.webhooks.event;

/** What no event may be. */
public final class MutableEvent {

    private int changes;

    /** An event that did not happen. */
    public MutableEvent() {}

    /** {@return how often this was called} */
    public int change() {
        return ++changes;
    }

    /** A record whose content its maker can change. */
    @SuppressWarnings("ArrayRecordComponent") // that is the point
    public record Bytes(byte[] content) {}
}
