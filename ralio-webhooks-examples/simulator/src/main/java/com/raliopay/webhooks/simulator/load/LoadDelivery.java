package com.raliopay.webhooks.simulator.load;

/** A delivery of a storm, from its first attempt to its last. The body is not kept between attempts, but made again. */
final class LoadDelivery {

    private final Kind kind;
    private final int event;
    private int attempts;

    /**
     * Not yet attempted.
     *
     * @param kind what it is
     * @param event the number of the event, by which its body can be made again
     */
    LoadDelivery(Kind kind, int event) {
        this.kind = kind;
        this.event = event;
    }

    Kind kind() {
        return kind;
    }

    int event() {
        return event;
    }

    int attempts() {
        return attempts;
    }

    void attempted() {
        attempts++;
    }
}
