package com.raliopay.webhooks;

import com.raliopay.webhooks.event.WebhookEvent;

/**
 * Handles events of one type together with their delivery, which holds the raw body, the headers, and the fields that the
 * event has no accessor for. The event counts as handled when the method returns; see {@link WebhookListener}.
 *
 * @param <E> the type of event
 * @see WebhookDispatcher.Builder#on(Class, DeliveryListener)
 */
@FunctionalInterface
public interface DeliveryListener<E extends WebhookEvent> {

    /**
     * Handles an event.
     *
     * @param event the event
     * @param delivery the delivery that the event came in; valid during this call
     * @throws RejectedEventException if no retry can help: the provider gets a 422 and does not send the event again
     * @throws Exception if a later attempt may succeed: the provider gets a 500 and retries
     */
    void handle(E event, Delivery delivery) throws Exception;

    /**
     * {@return the name of this listener for the log, or the empty string (the default) if it has none} Two listeners of one
     * dispatcher cannot have the same name. The name must not change.
     */
    default String name() {
        return "";
    }
}
