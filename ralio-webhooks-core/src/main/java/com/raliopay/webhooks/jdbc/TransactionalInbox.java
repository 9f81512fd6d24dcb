package com.raliopay.webhooks.jdbc;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.EventKey;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records events in transactions that the merchant or a framework manages, so that a listener changes the database once for
 * each event: the record and the changes are committed together or not at all. Where the library may manage the transaction,
 * {@link JdbcIdempotencyStore#transactional} is simpler.
 *
 * <pre>{@code
 * .on(SessionVerified.class, e -> {
 *     if (inbox.record(connection, e) == TransactionalInbox.Result.NEW) { // the connection of the current transaction
 *         accounts.activate(connection, e.subject());
 *     }
 * })
 * }</pre>
 *
 * <p><strong>Every exception must roll the transaction back, and then leave the listener</strong>, so that Ralio receives a 5xx
 * and sends the event again. This applies to the exceptions of {@code record} and to those of the changes, checked exceptions
 * included: with Spring, use {@code @Transactional(rollbackFor = Exception.class)}, because by default Spring commits after a
 * checked exception. Do not call {@code record} again in the same transaction: PostgreSQL has aborted it, and MariaDB and
 * MySQL have rolled all of it back after a deadlock. To be expected are deadlocks on MariaDB and MySQL when several
 * transactions wait for one that is rolled back, duplicate keys on H2 when two transactions record the same event, and
 * serialization failures in the isolations REPEATABLE READ and SERIALIZABLE.
 *
 * <p>Use the inbox together with the store, which keeps concurrent deliveries apart. For side effects elsewhere, such as an
 * email or a call to another service, only a listener that can be repeated helps.
 *
 * <p>Created by {@link JdbcIdempotencyStore#inbox}. Immutable and safe for use by multiple threads.
 */
public final class TransactionalInbox {

    /** What the caller has to do with an event. */
    public enum Result {
        /** Make the changes and commit. */
        NEW,
        /** An earlier transaction has recorded the event, and made its changes: make none. */
        DUPLICATE,
        /** A newer event of the same key has been handled: make no changes, and commit the record of this event. */
        OUTDATED
    }

    /** Begins the column {@code endpoint} of the rows of keys; no name of an endpoint contains the colon. */
    static final String ORDER = "order:";

    private final Database database;
    private final String endpoint;
    private final long retentionMicros;

    /** Creates an instance; the endpoint includes the name of the inbox. */
    TransactionalInbox(Database database, String endpoint, Duration retention) {
        this.database = database;
        this.endpoint = endpoint;
        this.retentionMicros = ColumnValues.micros("retention", retention);
    }

    /**
     * Records an event if it has not been recorded. Executes one statement, and neither commits nor rolls back. If another
     * transaction has recorded the same event and has not ended, the call waits for it, up to 30 seconds; on H2, for its
     * {@code LOCK_TIMEOUT}.
     *
     * @param connection a connection with autocommit off, in the transaction of the changes; it is not closed
     * @param event the event to record
     * @return {@link Result#NEW} or {@link Result#DUPLICATE}
     * @throws IllegalStateException if the connection is in autocommit mode, in which the record would be committed before
     *     the changes
     * @throws SQLException if the event cannot be recorded
     * @throws com.raliopay.webhooks.idempotency.IdempotencyStoreException if {@link JdbcIdempotencyStore} does not support
     *     the database
     */
    public Result record(Connection connection, WebhookEvent event) throws SQLException {
        return record(connection, null, event);
    }

    /**
     * Records an event as {@link #record(Connection, WebhookEvent)} does, and compares its {@code timestamp()} with that of the
     * newest event recorded with the same key, in a second statement. The row of the key stays locked until the transaction
     * ends, so that transactions with the same key run one after the other.
     *
     * @param key what the event changes, as described in {@link TransactionalListener}; null if the order does not matter
     * @return {@link Result#OUTDATED} if a newer event has been recorded with this key
     */
    @SuppressWarnings("exports") // callers need no @Nullable to compile
    public Result record(Connection connection, @Nullable Object key, WebhookEvent event) throws SQLException {
        String orderKey = ColumnValues.orderKey(key);
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "the connection is in autocommit mode, but the event must be recorded in the transaction of the changes");
        }
        Dialect.Statements sql = database.statements(connection);
        if (sql.record().update(connection, row(event)) != 1) {
            return Result.DUPLICATE;
        }
        return orderKey != null && sql.updateOrder(connection, orderRow(orderKey, event))
                ? Result.OUTDATED
                : Result.NEW;
    }

    /** Throws an exception unless the transaction still contains the record, and thus the changes since then. */
    void requireRecorded(Connection connection, WebhookEvent event) throws SQLException {
        boolean recorded = database.statements(connection)
                .find()
                .execute(connection, row(event), find -> find.executeQuery().next());
        if (!recorded) {
            throw new IllegalStateException("the transaction was rolled back, but the listener returned");
        }
    }

    private Map<String, ?> row(WebhookEvent event) {
        String key = ColumnValues.text(new EventKey(event.type(), event.id()));
        return Map.of("endpoint", endpoint, "key", key, "retention", retentionMicros);
    }

    private Map<String, ?> orderRow(String key, WebhookEvent event) {
        BigDecimal time = ColumnValues.seconds(event.timestamp());
        return Map.of("endpoint", ORDER + endpoint, "key", key, "time", time, "retention", retentionMicros);
    }
}
