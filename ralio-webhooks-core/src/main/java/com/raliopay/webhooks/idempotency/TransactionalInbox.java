package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Records events in the merchant's own transactions, so that what a listener does <em>in that database</em> happens exactly
 * once: the record and the effects are committed together, or neither is.
 *
 * <p>When to use which: an {@link IdempotencyStore} keeps a second delivery away from the listeners, whatever they do, but a
 * process killed between the effect and the completion leaves the event to be handled again. Where that must not be, and
 * the effects are in a database, the listener records the event in the inbox, in the same transaction, and does nothing if
 * it is not new. Use both: the store keeps simultaneous deliveries apart, the inbox closes the last gap. For effects
 * elsewhere, such as a mail or a call to another service, only a repeatable listener helps.
 *
 * <p>Whatever {@link #recordIfNew} throws must leave the listener, after the transaction was rolled back; then Ralio is
 * answered with a 5xx and delivers again. It is not to be caught and tried again in the same transaction: PostgreSQL has
 * aborted it, and MariaDB has already rolled back all of it after a deadlock, of which the transaction's own statements may
 * be the cause. A new transaction may be tried at once. (Deadlocks are to be expected on MariaDB when several deliveries wait
 * for one that is then rolled back, and key violations on H2 when two cross.)
 *
 * <p>Made by {@link JdbcIdempotencyStore#inbox}. Immutable and safe for use by many threads.
 */
public final class TransactionalInbox {

    private final Database database;
    private final String name;
    private final Duration retention;

    TransactionalInbox(Database database, String name, Duration retention) {
        this.database = database;
        this.name = name;
        this.retention = retention;
        Columns.micros(retention);
    }

    /**
     * Records an event, unless it is recorded. One statement; nothing is committed or rolled back. If another transaction has
     * recorded the same event and is open, this waits until it ends.
     *
     * @param connection the merchant's connection, in a transaction; not closed
     * @param type the event's {@code type()}
     * @param id the event's {@code id()}
     * @return true if the event is new: bring about the effects, then commit. False if it was recorded before, and so its
     *     effects are committed
     * @throws IllegalStateException if the connection is in autocommit: there, the record would stay without its effects
     * @throws SQLException if the event cannot be recorded; roll back and let it out of the listener
     * @throws IdempotencyStoreException if the database is none of those known to {@link JdbcIdempotencyStore}
     */
    public boolean recordIfNew(Connection connection, String type, UUID id) throws SQLException {
        String key = Columns.keyOf(requireNonNull(type, "type"), id);
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "the connection is in autocommit: the inbox needs the transaction of the effects");
        }
        return database.statements(connection).record().update(connection, Columns.of(name, key, retention)) == 1;
    }
}
