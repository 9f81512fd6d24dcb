package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.lang.reflect.Method;

/** Runs listeners in transactions that Spring manages; a bean if the application has what that needs. */
interface ListenerTransactions {

    /**
     * Returns a listener that records the event in a transaction, and calls the given listener in it unless the event is a
     * duplicate or outdated.
     *
     * @param annotation names the record, and has the expression of the key, which may be empty
     * @param method the method that the listener calls, which may have an annotation for transactions of its own
     * @param type the type of the events, for which the expression must make sense
     * @param listener the listener; its name is the method's in messages
     * @throws StartFailure if the annotation does not fit the method, the store, or the transaction manager
     */
    <E extends WebhookEvent> DeliveryListener<E> transactional(
            RalioListener annotation, Method method, Class<E> type, DeliveryListener<E> listener);
}
