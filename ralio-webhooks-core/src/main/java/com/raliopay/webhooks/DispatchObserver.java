package com.raliopay.webhooks;

/**
 * Receives every delivery with its result, whatever the outcome: for metrics, dead letters, and audit logs. An observer
 * cannot change the result; what it throws is logged.
 *
 * <p>An observer that stores bodies should look at the outcome first: anybody can send a body that ends as
 * {@link Outcome#UNVERIFIED} or {@link Outcome#TOO_LARGE}.
 *
 * <pre>{@code
 * .observer((delivery, result) -> {
 *     if (result.outcome() == Outcome.UNREADABLE || result.outcome() == Outcome.LISTENER_REJECTED) {
 *         deadLetters.store(delivery.body());
 *     }
 * })
 * }</pre>
 *
 * @see WebhookDispatcher.Builder#observer(DispatchObserver)
 */
@FunctionalInterface
public interface DispatchObserver {

    /**
     * Called once for each dispatch, on the thread that dispatches, before the result is returned.
     *
     * @param delivery the delivery. Its body is empty if the stream failed, and may be truncated if the outcome is
     *     {@link Outcome#TOO_LARGE}
     * @param result the result
     * @throws Exception if observing fails, which is logged and changes nothing
     */
    void observed(Delivery delivery, DispatchResult result) throws Exception;
}
