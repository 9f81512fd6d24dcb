package com.raliopay.webhooks.simulator.load;

/**
 * A delivery of a load test, from its first attempt to its last. The body is not kept between attempts, but created again.
 */
final class LoadDelivery {

    private final Kind kind;
    private final int event;
    private int attempts;
    private long attemptedAt;

    /**
     * Creates a delivery without attempts.
     *
     * @param kind what it is
     * @param event the number of the event, by which its body can be created again
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

    /** {@return when the latest attempt started, in nanoseconds since the start of the test} */
    long attemptedAt() {
        return attemptedAt;
    }

    void attempted(long nanosSinceStart) {
        attempts++;
        attemptedAt = nanosSinceStart;
    }
}
