package com.raliopay.webhooks;

/**
 * Sees every delivery and how it ended, whatever the outcome: for metrics, dead letters, audit. It cannot change the result;
 * what it throws is logged and swallowed.
 */
@FunctionalInterface
public interface DispatchObserver {

    /**
     * Called once after every dispatch, on its thread, before the result is given to the host.
     *
     * @param delivery what came; not verified when the outcome is {@code UNVERIFIED} or {@code TOO_LARGE}
     * @param result how it ended
     * @throws Exception if it cannot observe, which is logged and changes nothing
     */
    void observed(Delivery delivery, DispatchResult result) throws Exception;
}
