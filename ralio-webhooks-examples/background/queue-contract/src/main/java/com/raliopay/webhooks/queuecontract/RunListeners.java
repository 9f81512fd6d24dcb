package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;

/** The listeners of a run. */
@FunctionalInterface
interface RunListeners {

    void register(WebhookDispatcher.Builder builder, JdbcIdempotencyStore store);
}
