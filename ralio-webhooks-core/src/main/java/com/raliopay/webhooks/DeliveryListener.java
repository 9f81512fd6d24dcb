package com.raliopay.webhooks;

import com.raliopay.webhooks.event.WebhookEvent;

/**
 * Handles events of one type, and sees the delivery that brought them: the raw body, the headers, all that {@code data}
 * says.
 *
 * @param <E> the type of event
 * @see WebhookDispatcher.Builder#on(Class, DeliveryListener)
 */
@FunctionalInterface
public interface DeliveryListener<E extends WebhookEvent> {

    /**
     * Handles an event. Returning says that it was handled; throwing says that it was not.
     *
     * @param event the event
     * @param delivery what brought it
     * @throws RejectedEventException if no retry will help: Ralio is told so, and the event is not sent again
     * @throws Exception if a later attempt may succeed: Ralio retries
     */
    void handle(E event, Delivery delivery) throws Exception;
}
