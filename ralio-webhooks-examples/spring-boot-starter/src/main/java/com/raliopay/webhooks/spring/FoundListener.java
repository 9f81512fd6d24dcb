package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;

/**
 * A listener of the application.
 *
 * @param where what messages call it
 */
record FoundListener<E extends WebhookEvent>(
        String where, int order, Class<E> type, DeliveryListener<? super E> listener) {

    void registerWith(WebhookDispatcher.Builder builder) {
        builder.on(type, listener);
    }
}
