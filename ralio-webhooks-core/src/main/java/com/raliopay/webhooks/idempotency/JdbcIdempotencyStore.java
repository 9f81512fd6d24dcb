package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An {@link IdempotencyStore} in a table of a database that the merchant runs already: for any number of processes, and it
 * outlives them. Written for PostgreSQL 9.5, MariaDB 10.5, MySQL 8, H2 2.0, and later ones; tested on PostgreSQL 18, MariaDB
 * 11.4 and H2 2.5. The statements for MySQL are tested with its driver, but on MariaDB.
 *
 * <p>Defaults: endpoint {@value #DEFAULT_ENDPOINT}, table {@value #DEFAULT_TABLE}. The table is made by
 * {@link #createSchema()}, or by the merchant's migrations from the scripts in the jar:
 * {@code ralio-webhooks/schema-postgresql.sql}, {@code schema-mariadb.sql} (for MySQL too) and {@code schema-h2.sql}.
 * Completed events stay in it until {@link #purgeExpired} is called after their retention; call it about once a day.
 *
 * <p>A new event takes two statements, a completed one that comes again takes one (on MySQL, two). Each call takes a
 * connection of its own, in autocommit, and so is outside of the transactions of the merchant: pass the pool itself, not a
 * proxy that hands out the connection of the current transaction. Effects that must happen exactly once in this same
 * database belong into one transaction with {@link #inbox}.
 *
 * <p>A database that may forget what it has committed, as PostgreSQL may after a crash with {@code synchronous_commit} off,
 * may forget that an event was handled, or that it is being handled: that makes a duplicate, never a loss.
 *
 * <p>Leases and retentions run on the database's clock. The store waits as long as the pool and the driver do; set their
 * timeouts well below the 60 seconds that Ralio waits.
 *
 * <p>Whatever fails in the database is an {@link IdempotencyStoreException}, which the dispatcher answers with 503. Immutable
 * and safe for use by many threads. Nothing is asked of the database before the first call.
 */
public final class JdbcIdempotencyStore implements IdempotencyStore {

    /** The endpoint unless told otherwise. */
    public static final String DEFAULT_ENDPOINT = "default";

    /** The table unless told otherwise. */
    public static final String DEFAULT_TABLE = "ralio_webhook_events";

    private final Database database;
    private final String endpoint;

    private JdbcIdempotencyStore(Database database, String endpoint) {
        this.database = database;
        this.endpoint = endpoint;
    }

    /**
     * {@return a store for the default endpoint in the default table}
     *
     * @param dataSource gives connections, preferably from a pool
     */
    public static JdbcIdempotencyStore create(DataSource dataSource) {
        requireNonNull(dataSource, "dataSource");
        return new JdbcIdempotencyStore(new Database(dataSource, DEFAULT_TABLE), DEFAULT_ENDPOINT);
    }

    /**
     * {@return a store like this one for another endpoint} The events of several endpoints share a table and never collide.
     *
     * @param name 1 to 40 letters, digits, {@code _}, {@code .} or {@code -}
     * @throws IllegalArgumentException if {@code name} is of another form
     */
    public JdbcIdempotencyStore withEndpoint(String name) {
        return new JdbcIdempotencyStore(database, Columns.name("endpoint", name));
    }

    /**
     * {@return a store like this one in another table}
     *
     * @param name a plain SQL identifier, without quotes or a schema: up to 50 letters, digits or {@code _}
     * @throws IllegalArgumentException if {@code name} is of another form
     */
    public JdbcIdempotencyStore withTable(String name) {
        return new JdbcIdempotencyStore(new Database(database.dataSource(), Columns.table(name)), endpoint);
    }

    /**
     * {@return an inbox for effects in this same database} It lives in this store's table, beside the events of this store's
     * endpoint, and {@link #createSchema()} and {@link #purgeExpired} serve it too.
     *
     * @param name what the inbox is for: one of its own for each listener that has a transaction of its own, because a retry
     *     after one of several listeners has failed calls all of them. 1 to 40 letters, digits, {@code _}, {@code .} or
     *     {@code -}
     * @param retention how long an event is remembered at least; positive
     * @throws IllegalArgumentException if {@code name} is of another form, or {@code retention} is not positive
     */
    public TransactionalInbox inbox(String name, Duration retention) {
        return new TransactionalInbox(database, endpoint + "/" + Columns.name("name", name), retention);
    }

    /**
     * Makes the table where there is none. Never called by the library.
     *
     * @throws IdempotencyStoreException if that fails
     */
    public void createSchema() {
        database.call("creating the table", (connection, sql) -> {
            SchemaScript.run(connection, sql.script(), database.table());
            return true;
        });
    }

    @Override
    public Claim claim(String key, Duration lease) {
        // The same token at each attempt: one whose answer was lost is recognized by the next.
        String token = UUID.randomUUID().toString();
        Map<String, Object> values = Columns.of(endpoint, key, token, lease);
        return database.call("claiming an event", (connection, sql) -> claim(connection, sql, values, token));
    }

    private static Claim claim(Connection connection, Dialect.Statements sql, Map<String, ?> values, String token)
            throws SQLException {
        try (PreparedStatement statement = sql.claim().prepare(connection, values)) {
            if (statement.execute()) {
                return claimOf(statement.getResultSet(), token);
            }
            if (statement.getUpdateCount() == 1) {
                return new Claim.Acquired(token);
            }
        }
        try (PreparedStatement statement = sql.look().prepare(connection, values)) {
            return claimOf(statement.executeQuery(), token);
        }
    }

    private static Claim claimOf(ResultSet row, String token) throws SQLException {
        if (!row.next()) {
            // It was somebody's when the claim was attempted, and is gone since.
            return new Claim.InProgress(Duration.ofMillis(1));
        }
        String holder = row.getString(1);
        if (holder == null) {
            return new Claim.Completed();
        }
        return holder.equals(token)
                ? new Claim.Acquired(token)
                : new Claim.InProgress(Duration.ofNanos(Math.max(1, row.getLong(2)) * 1_000));
    }

    @Override
    public void complete(String key, Duration retention) {
        Map<String, Object> values = Columns.of(endpoint, key, retention);
        database.call("completing an event", (connection, sql) -> sql.complete().update(connection, values));
    }

    @Override
    public void release(String key, String token) {
        Map<String, Object> values = Columns.of(endpoint, key, token);
        database.call("releasing an event", (connection, sql) -> sql.release().update(connection, values));
    }

    /**
     * Removes from the table what has expired, for all endpoints and inboxes in it. The rows are removed batch by batch, each
     * in a transaction of its own, so that nobody waits for long.
     *
     * @param batch how many rows to remove at once, such as 1000; positive
     * @return how many were removed
     * @throws IllegalArgumentException if {@code batch} is not positive
     * @throws IdempotencyStoreException if that fails; what was removed until then stays so
     */
    public long purgeExpired(int batch) {
        if (batch <= 0) {
            throw new IllegalArgumentException("batch must be positive, but is " + batch);
        }
        long removed = 0;
        int last;
        do {
            last = database.call(
                    "removing expired events",
                    (connection, sql) -> sql.purge().update(connection, Map.of("batch", batch)));
            removed += last;
        } while (last >= batch);
        return removed;
    }
}
