package com.raliopay.webhooks.deadletters;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.DispatchObserver;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.event.WebhookEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bodies of authentic events that ended badly, in the table {@code ralio_dead_letters}: one row for each event, until
 * a later delivery of it succeeds.
 *
 * <pre>{@code
 * DeadLetters deadLetters = DeadLetters.create(dataSource);
 *
 * WebhookDispatcher ralio = WebhookDispatcher.builder()
 *         .secret(System.getenv("RALIO_WEBHOOK_SECRET"))
 *         .idempotencyStore(store)
 *         .on(SessionVerified.class, deadLetters.keepRejected(store.transactional("activate", accounts::activate)))
 *         .observer(deadLetters)
 *         .build();
 * }</pre>
 *
 * <p>As an observer it keeps {@link Outcome#UNREADABLE} and {@link Outcome#LISTENER_FAILED}, which Ralio sends again: if the row
 * cannot be written, the next attempt may write it. {@link Outcome#LISTENER_REJECTED} is never sent again, so {@link
 * #keepRejected} writes the row before the status is sent. A body whose signature is wrong is never kept.
 *
 * <p>The bodies contain personal data: {@link #deleteOlderThan} is for their retention, and {@link #deleteSubject} for requests
 * of the persons concerned. They are not encrypted, which is up to you: encrypt the tablespace, or the column.
 */
public final class DeadLetters implements DispatchObserver {

    private static final int MAX_LENGTH = 255;

    private final DataSource dataSource;

    private DeadLetters(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Creates the dead letters of a database, which is not accessed before the first call.
     *
     * @param dataSource PostgreSQL or H2, preferably a pool. Each call uses a connection of its own in autocommit mode
     */
    public static DeadLetters create(DataSource dataSource) {
        return new DeadLetters(dataSource);
    }

    /**
     * Creates the table unless it exists.
     *
     * @throws SQLException if the database is unavailable, as in every other method
     */
    public void createTable() throws SQLException {
        update("""
                CREATE TABLE IF NOT EXISTS ralio_dead_letters (
                    event_key VARCHAR(64) NOT NULL PRIMARY KEY,
                    event_type VARCHAR(255),
                    event_id VARCHAR(36),
                    outcome VARCHAR(30) NOT NULL,
                    failure VARCHAR(255),
                    attempts INTEGER NOT NULL,
                    first_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
                    last_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
                    body BYTEA NOT NULL
                )""");
    }

    /** Keeps an event that could not be read or that a listener could not handle, and removes one that was handled. */
    @Override
    public void observed(Delivery delivery, DispatchResult result) throws SQLException {
        switch (result.outcome()) {
            case UNREADABLE, LISTENER_FAILED ->
                keep(delivery.body(), result.outcome(), result.failure().orElse(null), 1);
            case HANDLED, DUPLICATE -> remove(delivery.body());
            default -> {}
        }
    }

    /**
     * Wraps a listener so that an event that it rejects is kept before the status is sent. If keeping it fails, that exception
     * is thrown instead, and Ralio sends the event again.
     *
     * @param listener the listener, which may be transactional
     */
    public <E extends WebhookEvent> DeliveryListener<E> keepRejected(DeliveryListener<E> listener) {
        return new DeliveryListener<>() {
            @Override
            public void handle(E event, Delivery delivery) throws Exception {
                try {
                    listener.handle(event, delivery);
                } catch (RejectedEventException e) {
                    keep(delivery.body(), Outcome.LISTENER_REJECTED, e, 1);
                    throw e;
                }
            }

            @Override
            public String name() {
                return listener.name();
            }
        };
    }

    /**
     * Keeps an event, for a worker that gives it up.
     *
     * @param body the raw body, which must be authentic
     * @param outcome the outcome of the last attempt
     * @param failure the exception of the last attempt, of which only the class is kept; null if there is none
     * @param attempts the number of attempts since the event was last kept
     */
    public void keep(byte[] body, Outcome outcome, @Nullable Exception failure, int attempts) throws SQLException {
        keep(body, outcome, failure == null ? null : failure.getClass().getName(), attempts);
    }

    /** As {@link #keep(byte[], Outcome, Exception, int)}, with the class name of the exception. */
    public void keep(byte[] body, Outcome outcome, @Nullable String failure, int attempts) throws SQLException {
        BodyKeys keys = BodyKeys.of(body);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        if (update(keys, outcome, failure, attempts, now)) {
            return;
        }
        try {
            update(
                    "INSERT INTO ralio_dead_letters (event_key, event_type, event_id, outcome, failure, attempts, first_at,"
                            + " last_at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    keys.event(),
                    truncated(keys.type()),
                    keys.id(),
                    outcome.name(),
                    truncated(failure),
                    attempts,
                    now,
                    now,
                    body);
        } catch (SQLException e) {
            // Another delivery of the event may have inserted the row in the meantime.
            if (!update(keys, outcome, failure, attempts, now)) {
                throw e;
            }
        }
    }

    private boolean update(BodyKeys keys, Outcome outcome, @Nullable String failure, int attempts, OffsetDateTime now)
            throws SQLException {
        return update(
                        "UPDATE ralio_dead_letters SET event_key = ?, event_type = ?, event_id = ?, outcome = ?, failure = ?,"
                                + " attempts = attempts + ?, last_at = ? WHERE event_key IN (?, ?)",
                        keys.event(),
                        truncated(keys.type()),
                        keys.id(),
                        outcome.name(),
                        truncated(failure),
                        attempts,
                        now,
                        keys.event(),
                        keys.body())
                > 0;
    }

    /**
     * Removes an event, for a worker that has handled it.
     *
     * @param body the raw body
     */
    public void remove(byte[] body) throws SQLException {
        BodyKeys keys = BodyKeys.of(body);
        update("DELETE FROM ralio_dead_letters WHERE event_key IN (?, ?)", keys.event(), keys.body());
    }

    /**
     * Returns the dead letters, the oldest first.
     *
     * @param type the event type, or null for all
     * @param outcome the outcome, or null for all
     * @param since the earliest time of the last attempt, or null
     * @param until the time before which the last attempt was, or null
     */
    public List<DeadLetter> find(
            @Nullable String type, @Nullable Outcome outcome, @Nullable Instant since, @Nullable Instant until)
            throws SQLException {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<Object> values = new ArrayList<>();
        addCondition(conditions, values, "event_type = ?", type);
        addCondition(conditions, values, "outcome = ?", outcome == null ? null : outcome.name());
        addCondition(conditions, values, "last_at >= ?", since == null ? null : since.atOffset(ZoneOffset.UTC));
        addCondition(conditions, values, "last_at < ?", until == null ? null : until.atOffset(ZoneOffset.UTC));
        String sql = "SELECT event_key, event_type, event_id, outcome, failure, attempts, first_at, last_at"
                + " FROM ralio_dead_letters WHERE " + String.join(" AND ", conditions)
                + " ORDER BY first_at, event_key";
        List<DeadLetter> found = new ArrayList<>();
        query(
                sql,
                values.toArray(),
                row -> found.add(new DeadLetter(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Outcome.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getInt(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getObject(8, OffsetDateTime.class).toInstant())));
        return found;
    }

    private static void addCondition(
            List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    /** Returns the raw body of a dead letter, or nothing if it has been removed in the meantime. */
    public Optional<byte[]> body(DeadLetter letter) throws SQLException {
        List<byte[]> found = new ArrayList<>();
        query(
                "SELECT body FROM ralio_dead_letters WHERE event_key = ?",
                new Object[] {letter.key()},
                row -> found.add(row.getBytes(1)));
        return found.stream().findFirst();
    }

    /** Deletes the events with this id, and returns how many there were. */
    public int deleteEvent(UUID id) throws SQLException {
        return update("DELETE FROM ralio_dead_letters WHERE event_id = ?", id.toString());
    }

    /**
     * Deletes the events of a person or a business, and returns how many there were. Reads all bodies, so that it also finds
     * the subject in those that could not be read as an event.
     *
     * @param id the id of the subject
     */
    public int deleteSubject(UUID id) throws SQLException {
        int deleted = 0;
        for (DeadLetter letter : find(null, null, null, null)) {
            Optional<byte[]> body = body(letter);
            if (body.isPresent() && BodyKeys.mentions(body.get(), id)) {
                deleted += update("DELETE FROM ralio_dead_letters WHERE event_key = ?", letter.key());
            }
        }
        return deleted;
    }

    /** Deletes the events whose last attempt was before this time, and returns how many there were. */
    public int deleteOlderThan(Instant time) throws SQLException {
        return update("DELETE FROM ralio_dead_letters WHERE last_at < ?", time.atOffset(ZoneOffset.UTC));
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Object[] values, RowReader reader) throws SQLException {
        try (Connection connection = open();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private int update(String sql, @Nullable Object... values) throws SQLException {
        try (Connection connection = open();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private Connection open() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(true);
        return connection;
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object[] values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static @Nullable String truncated(@Nullable String text) {
        return text == null || text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }
}
