package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalInbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;

/** The listener whose process is killed; its side effect is a row in {@link CrashTables}. */
final class Merchant {

    /** Much longer than a listener takes, but short, so that interrupted events are soon claimed again. */
    static final Duration LEASE = Duration.ofSeconds(3);

    /** The longest of the pauses in the listener, which make it likely that a kill hits it. */
    private static final int LONGEST_PAUSE_MILLIS = 30;

    private final JdbcIdempotencyStore store;
    private final TransactionalInbox inbox;
    private final DataSource database;
    private final int run;
    private final Random random;

    Merchant(DataSource database, int run, long seed) {
        this.database = database;
        this.store = JdbcIdempotencyStore.create(database, Endpoint.NAME);
        this.inbox = store.inbox("effects", Duration.ofDays(1));
        this.run = run;
        this.random = new Random(seed + run);
    }

    WebhookDispatcher dispatcher(Protection protection) {
        return WebhookDispatcher.builder()
                .secret(Sender.SECRET)
                .idempotencyStore(store)
                .lease(LEASE)
                .on(SessionVerified.class, e -> {
                    switch (protection) {
                        case STORE -> handle(e.id());
                        case INBOX -> handleInTransaction(e);
                    }
                })
                .build();
    }

    private void handle(UUID event) throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            CrashTables.insert(connection, CrashTables.ENTER, event, run);
            pause();
            CrashTables.insert(connection, CrashTables.EFFECT, event, run);
        }
        pause();
    }

    private void handleInTransaction(SessionVerified event) throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            CrashTables.insert(connection, CrashTables.ENTER, event.id(), run);
            connection.setAutoCommit(false);
            try {
                if (inbox.recordIfNew(connection, event)) {
                    pause();
                    CrashTables.insert(connection, CrashTables.EFFECT, event.id(), run);
                }
                connection.commit();
            } finally {
                connection.rollback(); // has no effect after a commit
            }
        }
        pause();
    }

    private void pause() throws InterruptedException {
        Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS + 1));
    }
}
