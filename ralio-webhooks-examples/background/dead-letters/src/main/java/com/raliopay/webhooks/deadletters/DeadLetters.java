package com.raliopay.webhooks.deadletters;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.DispatchObserver;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookListener;
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
 * <p><strong>Never an observer of an endpoint that only stores events in a queue</strong>: handled means stored there, and would
 * remove an event that the worker has given up.
 *
 * <p>The bodies contain personal data: {@link #deleteOlderThan} is for their retention, and {@link #deleteSubject} for requests
 * of the persons concerned. They are not encrypted, which is up to you: encrypt the tablespace, or the column.
 */
public final class DeadLetters implements DispatchObserver {

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS ralio_dead_letters (
                event_key VARCHAR(64) NOT NULL PRIMARY KEY,
                event_type VARCHAR(255), event_id VARCHAR(36),
                outcome VARCHAR(30) NOT NULL, failure VARCHAR(1000), attempts INTEGER NOT NULL,
                first_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
                last_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
                body BYTEA NOT NULL
            )""";

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
        try {
            update(TABLE);
        } catch (SQLException e) {
            update(TABLE); // PostgreSQL refuses it to one of two processes that create the table at the same time
        }
    }

    /** Keeps an event that could not be read or that a listener could not handle, and removes one that was handled. */
    @Override
    public void observed(Delivery delivery, DispatchResult result) throws SQLException {
        switch (result.outcome()) {
            case UNREADABLE, LISTENER_FAILED -> keep(delivery.body(), result, 1);
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
                    keep(delivery.body(), Outcome.LISTENER_REJECTED, className(e), 1);
                    throw e;
                }
            }

            @Override
            public String name() {
                return listener.name();
            }
        };
    }

    /** Wraps a listener that does not need the delivery, as {@link #keepRejected(DeliveryListener)} does. */
    public <E extends WebhookEvent> DeliveryListener<E> keepRejected(WebhookListener<E> listener) {
        return keepRejected((DeliveryListener<E>) listener);
    }

    /**
     * Keeps an event, for a worker that gives it up.
     *
     * @param body the raw body, which must be authentic
     * @param result the result of the last attempt
     * @param attempts the number of attempts since the event was last kept
     */
    public void keep(byte[] body, DispatchResult result, int attempts) throws SQLException {
        keep(
                body,
                result.outcome(),
                result.failure().map(DeadLetters::className).orElse(null),
                attempts);
    }

    /** As {@link #keep(byte[], DispatchResult, int)}, with the class name of the failure, or null. */
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
                    keys.type(),
                    keys.id(),
                    outcome.name(),
                    failure,
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
        String sql =
                "UPDATE ralio_dead_letters SET event_key = ?, event_type = ?, event_id = ?, outcome = ?, failure = ?,"
                        + " attempts = attempts + ?, last_at = ? WHERE event_key = ?";
        for (String key : List.of(keys.event(), keys.body())) {
            if (update(sql, keys.event(), keys.type(), keys.id(), outcome.name(), failure, attempts, now, key) > 0) {
                return true;
            }
        }
        return false;
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

    /** Returns the dead letters that a filter selects, the oldest first. */
    public List<DeadLetter> find(DeadLetterFilter filter) throws SQLException {
        String sql = "SELECT event_key, event_type, event_id, outcome, failure, attempts, first_at, last_at"
                + " FROM ralio_dead_letters WHERE " + filter.condition() + " ORDER BY first_at, event_key";
        return query(
                sql,
                row -> new DeadLetter(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Outcome.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getInt(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getObject(8, OffsetDateTime.class).toInstant()),
                filter.values());
    }

    /** Returns the raw body of a dead letter, or nothing if it has been removed in the meantime. */
    public Optional<byte[]> body(DeadLetter letter) throws SQLException {
        String sql = "SELECT body FROM ralio_dead_letters WHERE event_key = ?";
        return query(sql, row -> row.getBytes(1), letter.key()).stream().findFirst();
    }

    /** Deletes the events with this id, and returns their number. */
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
        for (DeadLetter letter : find(DeadLetterFilter.ALL)) {
            if (body(letter).filter(body -> BodyKeys.mentions(body, id)).isPresent()) {
                deleted += update("DELETE FROM ralio_dead_letters WHERE event_key = ?", letter.key());
            }
        }
        return deleted;
    }

    /** Deletes the events whose last attempt was before this time, and returns how many there were. */
    public int deleteOlderThan(Instant time) throws SQLException {
        return update("DELETE FROM ralio_dead_letters WHERE last_at < ?", time.atOffset(ZoneOffset.UTC));
    }

    private interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, RowMapper<T> mapper, Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (Connection connection = open();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
        }
        return found;
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

    private static String className(Exception failure) {
        return failure.getClass().getName();
    }
}
