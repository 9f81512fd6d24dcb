package com.raliopay.webhooks;

import com.raliopay.webhooks.event.WebhookEvent;

/**
 * Handles events of one type. The event counts as handled when the method returns, so the work must be finished by then:
 * never return while it still runs in a future, a {@code Mono}, or an executor. A result that a lambda computes is ignored,
 * even if it is a future that fails: neither the compiler nor this library reports it. Error Prone does: its check <a
 * href="https://errorprone.info/bugpattern/FutureReturnValueIgnored">FutureReturnValueIgnored</a> finds listeners
 * that return a future.
 *
 * @param <E> the type of event
 * @see WebhookDispatcher.Builder#on(Class, WebhookListener)
 */
@FunctionalInterface
public interface WebhookListener<E extends WebhookEvent> extends DeliveryListener<E> {

    /**
     * Handles an event.
     *
     * @param event the event
     * @throws RejectedEventException if no retry can help: the provider gets a 422 and does not send the event again
     * @throws Exception if a later attempt may succeed: the provider gets a 500 and retries
     */
    void handle(E event) throws Exception;

    /** Handles an event without its delivery. */
    @Override
    default void handle(E event, Delivery delivery) throws Exception {
        handle(event);
    }
}
