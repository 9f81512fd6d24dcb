package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.event.WebhookEvent;

/** Runs listeners in transactions that Spring manages; a bean if the application has what that needs. */
interface ListenerTransactions {

    /**
     * Returns a listener that records the event in a transaction, and calls the given listener in it unless the event is a
     * duplicate or outdated.
     *
     * @param annotation names the record, and has the expression of the key, which may be empty
     * @param type the type of the events, for which the expression must make sense
     * @throws StartFailure if the name or the expression is invalid
     */
    <E extends WebhookEvent> DeliveryListener<E> transactional(
            RalioListener annotation, Class<E> type, DeliveryListener<E> listener);
}
