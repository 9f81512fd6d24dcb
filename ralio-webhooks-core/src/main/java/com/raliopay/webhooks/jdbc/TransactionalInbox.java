package com.raliopay.webhooks.jdbc;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.EventKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Records events in the merchant's own transactions, so that a listener changes the merchant's database exactly once for each
 * event: the record and the changes are committed together or not at all.
 *
 * <p>An {@link com.raliopay.webhooks.idempotency.IdempotencyStore} keeps duplicates away from the listeners. But if the process
 * is killed after a listener has committed its changes and before the event has been completed, the event is handled again.
 * The inbox closes this gap for listeners that write to a database; use it together with the store, which still keeps
 * concurrent deliveries apart. For side effects elsewhere, such as an email or a call to another service, only a
 * listener that can be repeated helps.
 *
 * <p>If {@link #recordIfNew} throws, roll back and let the exception leave the listener: Ralio receives a 5xx and sends the
 * event again. Do not call it again in the same transaction: PostgreSQL has aborted it, and MariaDB and MySQL have rolled all
 * of it back after a deadlock. To be expected are deadlocks on MariaDB and MySQL when several transactions wait for one that
 * is rolled back, and duplicate keys on H2 when two transactions record the same event.
 *
 * <p>Created by {@link JdbcIdempotencyStore#inbox}. Immutable and safe for use by multiple threads.
 */
public final class TransactionalInbox {

    private final Database database;
    private final String endpoint;
    private final long retentionMicros;

    TransactionalInbox(Database database, String endpoint, Duration retention) {
        this.database = database;
        this.endpoint = endpoint;
        this.retentionMicros = ColumnValues.micros("retention", retention);
    }

    /**
     * Records an event if it has not been recorded. Executes one statement, and neither commits nor rolls back. If another
     * transaction has recorded the same event and has not ended, the call waits for it.
     *
     * @param connection a connection with autocommit off, in the transaction of the changes; it is not closed
     * @param event the event to record
     * @return true if the event is new: make the changes and commit. False if an earlier transaction has recorded the event,
     *     and thus made its changes
     * @throws IllegalStateException if the connection is in autocommit mode, in which the record would be committed before
     *     the changes
     * @throws SQLException if the event cannot be recorded
     * @throws com.raliopay.webhooks.idempotency.IdempotencyStoreException if {@link JdbcIdempotencyStore} does not support
     *     the database
     */
    public boolean recordIfNew(Connection connection, WebhookEvent event) throws SQLException {
        String key = ColumnValues.text(new EventKey(event.type(), event.id()));
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "the connection is in autocommit mode, but the event must be recorded in the transaction of the changes");
        }
        Map<String, Object> values = Map.of("endpoint", endpoint, "key", key, "retention", retentionMicros);
        return database.statements(connection).record().update(connection, values) == 1;
    }
}
