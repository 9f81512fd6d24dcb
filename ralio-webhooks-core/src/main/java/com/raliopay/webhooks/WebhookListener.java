package com.raliopay.webhooks;

import com.raliopay.webhooks.event.WebhookEvent;

/**
 * Handles events of one type.
 *
 * @param <E> the type of event
 * @see WebhookDispatcher.Builder#on(Class, WebhookListener)
 */
@FunctionalInterface
public interface WebhookListener<E extends WebhookEvent> extends DeliveryListener<E> {

    /**
     * Handles an event. Returning says that it was handled; throwing says that it was not.
     *
     * @param event the event
     * @throws RejectedEventException if no retry will help: Ralio is told so, and the event is not sent again
     * @throws Exception if a later attempt may succeed: Ralio retries
     */
    void handle(E event) throws Exception;

    /** As {@link #handle(WebhookEvent)}; the delivery is not looked at. */
    @Override
    default void handle(E event, Delivery delivery) throws Exception {
        handle(event);
    }
}
