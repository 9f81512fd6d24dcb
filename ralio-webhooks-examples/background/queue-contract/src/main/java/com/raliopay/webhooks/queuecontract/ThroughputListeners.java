package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The listeners of a worker that is measured: one inserts a row in a transaction, one waits as for another service. They do
 * nothing until a file exists, so that all workers begin together.
 */
final class ThroughputListeners implements RunListeners {

    /** The file that starts the measurement. */
    static final Path START = QueueProcesses.FOLDER.resolve("start");

    private static final int POLL_MILLIS = 20;

    private final int run;
    private final int waitMillis;
    private volatile boolean started;

    ThroughputListeners(int run, int waitMillis) {
        this.run = run;
        this.waitMillis = waitMillis;
    }

    @Override
    public void register(WebhookDispatcher.Builder builder, JdbcIdempotencyStore store) {
        builder.on(KycEvent.class, event -> awaitStart())
                .on(
                        KycEvent.class,
                        store.transactional(
                                "effects", (event, connection) -> RunTables.insertEffect(connection, event.id(), run)));
        if (waitMillis > 0) {
            builder.on(KycEvent.class, event -> Thread.sleep(waitMillis));
        }
    }

    private void awaitStart() throws InterruptedException {
        while (!started) {
            started = Files.exists(START);
            Thread.sleep(started ? 0 : POLL_MILLIS);
        }
    }
}
