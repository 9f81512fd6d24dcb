package com.raliopay.webhooks.dbscheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.Task;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.deadletters.DeadLetter;
import com.raliopay.webhooks.deadletters.DeadLetterFilter;
import com.raliopay.webhooks.deadletters.DeadLetters;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** An empty queue in a PostgreSQL database of its own, and schedulers that are faster than a merchant's. */
final class TestQueue implements AutoCloseable {

    static final String SECRET = "test-secret";
    static final Duration FIRST_DELAY = Duration.ofMillis(200);
    static final int MAX_ATTEMPTS = 4;

    private static final EmbeddedPostgres SERVER = started();

    final HikariDataSource database;
    final DeadLetters deadLetters;
    private final List<Scheduler> started = new ArrayList<>();

    TestQueue() throws Exception {
        String name = "queue_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = SERVER.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("CREATE DATABASE " + name);
        }
        database = new HikariDataSource();
        database.setJdbcUrl(SERVER.getJdbcUrl("postgres", name));
        database.setMaximumPoolSize(30);
        deadLetters = DeadLetters.create(database);
        deadLetters.createTable();
        EventQueue.createTable(database);
    }

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return database.getJdbcUrl();
    }

    SchedulerBuilder scheduler(Task<?>... tasks) {
        return EventQueue.scheduler(database, tasks)
                .pollingInterval(Duration.ofMillis(50))
                .heartbeatInterval(Duration.ofMillis(200));
    }

    /** Starts a scheduler, which ends with the test. */
    Scheduler start(SchedulerBuilder builder) {
        Scheduler scheduler = builder.build();
        scheduler.start();
        started.add(scheduler);
        return scheduler;
    }

    /** Starts a worker with this dispatcher. */
    Scheduler work(WebhookDispatcher ralio) {
        return start(scheduler(new EventWorker(ralio, deadLetters, MAX_ATTEMPTS, FIRST_DELAY).task()));
    }

    /** Returns an endpoint in a process of its own, as far as it can know. */
    WebhookDispatcher endpoint() {
        return WebhookDispatcher.builder()
                .secret(SECRET)
                .on(WebhookEvent.class, new EventQueue(scheduler().build()))
                .build();
    }

    /** Delivers a body to an endpoint of its own. */
    DispatchResult deliver(byte[] body) {
        return endpoint().dispatch(body, SignatureVerifier.of(SECRET).headers(body)::get);
    }

    /** Inserts a row that no endpoint has checked. */
    void insert(String id, byte[] body, Instant due) throws SQLException {
        execute(
                "INSERT INTO ralio_event_queue (task_name, task_instance, task_data, execution_time, picked, version)"
                        + " VALUES ('ralio-event', ?, ?, ?, FALSE, 1)",
                id,
                body,
                due.atOffset(ZoneOffset.UTC));
    }

    void execute(String sql, @Nullable Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    List<Row> rows() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT * FROM ralio_event_queue");
                ResultSet rows = statement.executeQuery()) {
            List<Row> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new Row(
                        rows.getString("task_instance"),
                        rows.getBytes("task_data"),
                        rows.getObject("execution_time", OffsetDateTime.class).toInstant(),
                        rows.getBoolean("picked"),
                        rows.getInt("consecutive_failures")));
            }
            return found;
        }
    }

    List<DeadLetter> dead() throws SQLException {
        return deadLetters.find(DeadLetterFilter.ALL);
    }

    /** Waits until a condition holds. */
    static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("the condition does not hold after 20 seconds");
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        started.forEach(Scheduler::stop);
        database.close();
    }

    /** A row of the queue. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Row(String id, byte[] body, Instant due, boolean picked, int failures) {}
}
