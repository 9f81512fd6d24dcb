package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
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
    private final DataSource database;
    private final int run;
    private final Random random;

    Merchant(DataSource database, int run, long seed) {
        this.database = database;
        this.store = JdbcIdempotencyStore.create(database, Endpoint.NAME);
        this.run = run;
        this.random = new Random(seed + run);
    }

    WebhookDispatcher dispatcher(Protection protection) {
        WebhookDispatcher.Builder builder = WebhookDispatcher.builder()
                .secret(Sender.SECRET)
                .idempotencyStore(store)
                .lease(LEASE);
        return switch (protection) {
            case STORE -> builder.on(SessionVerified.class, e -> handle(e.id())).build();
            case INBOX ->
                builder.on(SessionVerified.class, e -> enter(e.id()))
                        .on(SessionVerified.class, store.transactional("effects", this::handleInTransaction))
                        .on(SessionVerified.class, e -> pause())
                        .build();
        };
    }

    private void handle(UUID event) throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            CrashTables.insert(connection, CrashTables.ENTER, event, run);
            pause();
            CrashTables.insert(connection, CrashTables.EFFECT, event, run);
        }
        pause();
    }

    private void enter(UUID event) throws SQLException {
        try (Connection connection = database.getConnection()) {
            CrashTables.insert(connection, CrashTables.ENTER, event, run);
        }
    }

    private void handleInTransaction(SessionVerified event, Connection connection)
            throws SQLException, InterruptedException {
        pause();
        CrashTables.insert(connection, CrashTables.EFFECT, event.id(), run);
    }

    private void pause() throws InterruptedException {
        Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS + 1));
    }
}
