package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;

/** The listeners of a worker that is measured: one inserts a row in a transaction, one waits as for another service. */
final class ThroughputListeners implements RunListeners {

    private final int run;
    private final int waitMillis;

    ThroughputListeners(int run, int waitMillis) {
        this.run = run;
        this.waitMillis = waitMillis;
    }

    @Override
    public void register(WebhookDispatcher.Builder builder, JdbcIdempotencyStore store) {
        builder.on(
                KycEvent.class,
                store.transactional(
                        "effects", (event, connection) -> RunTables.insertEffect(connection, event.id(), run)));
        if (waitMillis > 0) {
            builder.on(KycEvent.class, event -> Thread.sleep(waitMillis));
        }
    }
}
