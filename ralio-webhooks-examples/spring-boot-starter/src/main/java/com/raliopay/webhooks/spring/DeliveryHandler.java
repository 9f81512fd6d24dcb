package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Passes the deliveries of the endpoint to the dispatcher; a bean if something has to surround the dispatch. */
@FunctionalInterface
interface DeliveryHandler {

    /**
     * Handles one delivery on the calling thread.
     *
     * @param body the raw body as received
     * @param headers returns the value of a header, or null if there is none
     * @param parent the observation of the request; null if it is the current one of the thread, or if there is none
     * @return the response to send
     */
    DispatchResult handle(InputStream body, Function<String, @Nullable String> headers, @Nullable Object parent);

    static DeliveryHandler unobserved(WebhookDispatcher ralio) {
        return (body, headers, parent) -> ralio.dispatch(body, headers);
    }
}
