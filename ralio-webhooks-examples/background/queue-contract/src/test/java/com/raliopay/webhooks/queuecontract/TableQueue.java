package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.deadletters.DeadLetters;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** A queue in a table, which keeps every guarantee. Its subclasses do not. */
class TableQueue implements QueueUnderTest {

    private static final Duration IDLE = Duration.ofMillis(50);

    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Entry(String key, byte[] body, int attempts) {}

    @Override
    public String name() {
        return getClass().getSimpleName();
    }

    @Override
    public void create(QueueEnvironment environment) throws SQLException {
        try (var pool = environment.openPool();
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE queue (key text PRIMARY KEY, body bytea, attempts int DEFAULT 0,"
                    + " due timestamptz DEFAULT clock_timestamp())");
        }
    }

    @Override
    public WebhookDispatcher endpoint(QueueEnvironment environment) {
        DataSource pool = environment.openPool();
        return WebhookDispatcher.builder()
                .secret(environment.secret())
                .on(WebhookEvent.class, (event, delivery) -> store(pool, event, delivery))
                .build();
    }

    static void store(DataSource pool, WebhookEvent event, Delivery delivery) throws SQLException {
        update(
                pool,
                "INSERT INTO queue (key, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
                event.type() + "/" + event.id(),
                delivery.body());
    }

    /** The endpoint name of the workers' store. */
    String endpointName() {
        return QueueEnvironment.WORKER;
    }

    int maxAttempts() {
        return 8;
    }

    WebhookDispatcher worker(DataSource pool, QueueEnvironment environment) {
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool, endpointName());
        WebhookDispatcher.Builder builder =
                WebhookDispatcher.builder().acceptUnsigned().idempotencyStore(store);
        environment.register(builder, store);
        return builder.build();
    }

    @Override
    public void startWorker(QueueEnvironment environment) {
        DataSource pool = environment.openPool();
        WebhookDispatcher ralio = worker(pool, environment);
        for (int i = 0; i < environment.threads(); i++) {
            new Thread(() -> work(pool, ralio)).start();
        }
    }

    @SuppressWarnings("InfiniteLoopStatement") // until the process ends
    private void work(DataSource pool, WebhookDispatcher ralio) {
        while (true) {
            try {
                Optional<Entry> entry = next(pool);
                if (entry.isPresent()) {
                    handle(pool, ralio, entry.get());
                } else {
                    Thread.sleep(IDLE.toMillis());
                }
            } catch (SQLException | InterruptedException e) {
                // The database is down; the pool waits before it fails.
            }
        }
    }

    /** Takes an event for five seconds, after which it is due again. */
    private static Optional<Entry> next(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        UPDATE queue SET due = clock_timestamp() + interval '5 seconds'
                        WHERE key = (SELECT key FROM queue WHERE due < clock_timestamp() ORDER BY due LIMIT 1
                                     FOR UPDATE SKIP LOCKED)
                        RETURNING key, body, attempts""");
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Entry(row.getString(1), row.getBytes(2), row.getInt(3)))
                    : Optional.empty();
        }
    }

    void handle(DataSource pool, WebhookDispatcher ralio, Entry entry) throws SQLException {
        DispatchResult result = ralio.dispatch(entry.body());
        int attempts = entry.attempts() + 1;
        int status = result.httpStatus();
        if (status == 503) {
            postpone(pool, entry, entry.attempts(), result.retryAfter().orElse(Duration.ofMillis(200)));
        } else if (status >= 500 && attempts < maxAttempts()) {
            postpone(pool, entry, attempts, Duration.ofMillis(25L << attempts));
        } else {
            if (status >= 400) {
                DeadLetters.create(pool).keep(entry.body(), result, attempts);
            }
            remove(pool, entry);
        }
    }

    private static void postpone(DataSource pool, Entry entry, int attempts, Duration delay) throws SQLException {
        update(
                pool,
                "UPDATE queue SET attempts = ?, due = clock_timestamp() + ? * interval '1 ms' WHERE key = ?",
                attempts,
                delay.toMillis(),
                entry.key());
    }

    static void remove(DataSource pool, Entry entry) throws SQLException {
        update(pool, "DELETE FROM queue WHERE key = ?", entry.key());
    }

    private static void update(DataSource pool, String sql, Object... values) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
