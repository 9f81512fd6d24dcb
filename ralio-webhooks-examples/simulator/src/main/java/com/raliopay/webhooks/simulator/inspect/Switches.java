package com.raliopay.webhooks.simulator.inspect;

/**
 * What the endpoint of {@code --listen} does with the next deliveries.
 *
 * @param fail how many deliveries fail in the listener; -1 for all
 * @param reject whether the listener rejects them
 * @param delayMillis how long the listener takes
 * @param storeDown whether the idempotency store is unavailable
 */
record Switches(int fail, boolean reject, long delayMillis, boolean storeDown) {

    static final Switches OFF = new Switches(0, false, 0, false);

    private static final long LONGEST_DELAY_MILLIS = 120_000;

    Switches {
        if (fail < -1) {
            throw ApiException.badRequest("fail must be -1 or more, but is " + fail);
        }
        if (delayMillis < 0 || delayMillis > LONGEST_DELAY_MILLIS) {
            throw ApiException.badRequest(
                    "delayMillis must be from 0 to " + LONGEST_DELAY_MILLIS + ", but is " + delayMillis);
        }
    }

    Switches withFail(int fail) {
        return new Switches(fail, reject, delayMillis, storeDown);
    }
}
