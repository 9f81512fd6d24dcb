package com.raliopay.webhooks.jdbc;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * An {@link IdempotencyStore} in a table of the merchant's database, shared by any number of processes:
 *
 * <pre>{@code
 * WebhookDispatcher ralio = WebhookDispatcher.builder()
 *         .secret(System.getenv("RALIO_WEBHOOK_SECRET"))
 *         .idempotencyStore(JdbcIdempotencyStore.create(dataSource, "kyc"))
 *         .on(SessionVerified.class, e -> customers.activate(e.subject()))
 *         .build();
 * }</pre>
 *
 * <p>Supports PostgreSQL 9.5, MariaDB 10.5, MySQL 8.0, H2 2.0 and later versions; tested on PostgreSQL 18, MariaDB 11.4,
 * MySQL 8.0 and H2 2.5, in each transaction isolation. Create the table {@value #DEFAULT_TABLE} with
 * {@link #createSchema()}, or copy the scripts {@code ralio-webhooks/schema-postgresql.sql}, {@code schema-mariadb.sql} (also
 * for MySQL) and {@code schema-h2.sql} from the jar to your migrations and call {@link #checkSchema()} when the application
 * starts. Call {@link #purgeExpired} about once a day.
 *
 * <p><strong>Each endpoint needs a name of its own.</strong> Several endpoints can share a table, but if two of them share a
 * name, each considers the events of the other one as handled: its listeners never see them. This applies to two
 * services, to test and production systems in one database, and to an endpoint that puts bodies into a queue and the worker
 * that takes them out. The processes of one service share its name.
 *
 * <p>A new event takes two statements, a duplicate of a completed event takes one (on MySQL, two). Each call uses its own
 * connection in autocommit mode: pass the pool itself, not a proxy that returns the connection of the current transaction.
 * For listeners that write to the same database, see {@link #transactional}.
 *
 * <p>Leases and retentions are measured by the database's clock. Claiming, completing and releasing an event have a query
 * timeout of 5 seconds, or that of the connection if it is shorter; a statement is repeated up to two times, but only if it
 * failed in less than a second. The time to get a connection is not limited: configure the pool to wait at most 5 seconds.
 * Recording an event then ends within 15 seconds, well below the 60 seconds for which
 * <a href="https://doc.raliopay.com/webhooks-events/introduction">Ralio waits</a>. H2 does not apply the query timeout to
 * locks; its {@code LOCK_TIMEOUT} is 2 seconds by default. If the database loses committed
 * transactions in a crash, as PostgreSQL may with {@code synchronous_commit} off, events may be handled again, but none is lost.
 *
 * <p>Every failure of the database results in an {@link com.raliopay.webhooks.idempotency.IdempotencyStoreException}. Immutable and
 * safe for use by multiple threads. The database is not accessed before the first call.
 */
public final class JdbcIdempotencyStore implements IdempotencyStore {

    /** The name of the table unless {@link #withTable} is called. */
    public static final String DEFAULT_TABLE = "ralio_webhook_events";

    private static final int MAX_PURGE_BATCH = 10_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,49}");

    private static final Duration INBOX_RETENTION = Duration.ofDays(365);

    private final Database database;
    private final String endpoint;
    private final Duration inboxRetention;

    private JdbcIdempotencyStore(Database database, String endpoint, Duration inboxRetention) {
        this.database = database;
        this.endpoint = endpoint;
        this.inboxRetention = inboxRetention;
    }

    /**
     * Creates a store.
     *
     * @param dataSource the source of connections, preferably a pool
     * @param endpoint the name of the endpoint, which no other service, and no worker behind a queue, may use in the same
     *     table: 1 to 40 letters, digits, {@code _}, {@code .} or {@code -}
     * @throws IllegalArgumentException if {@code endpoint} has another format
     */
    public static JdbcIdempotencyStore create(DataSource dataSource, String endpoint) {
        Database database = new Database(requireNonNull(dataSource, "dataSource"), DEFAULT_TABLE);
        return new JdbcIdempotencyStore(database, checkName("endpoint", endpoint), INBOX_RETENTION);
    }

    /**
     * Returns a store for the same endpoint in another table.
     *
     * @param name an SQL identifier without quotes and schema: up to 50 letters, digits or {@code _}
     * @throws IllegalArgumentException if {@code name} has another format
     */
    public JdbcIdempotencyStore withTable(String name) {
        check(TABLE, "table", name, "an SQL identifier of up to 50 letters, digits or '_'");
        return new JdbcIdempotencyStore(new Database(database.dataSource(), name), endpoint, inboxRetention);
    }

    /**
     * Returns a store for the same endpoint and table whose {@linkplain #transactional transactional listeners} and
     * {@linkplain #inbox inboxes} keep their records for the given time instead of 365 days.
     *
     * @param retention how long recorded events are remembered, and the newest time of a key after its last event; positive
     * @throws IllegalArgumentException if {@code retention} is not positive
     */
    public JdbcIdempotencyStore withInboxRetention(Duration retention) {
        ColumnValues.micros("retention", retention);
        return new JdbcIdempotencyStore(database, endpoint, retention);
    }

    /**
     * Creates a listener that changes the database of this store once for each event, in a transaction that also records the
     * event. <strong>The given listener must not commit, roll back, or close the connection, nor change its autocommit
     * mode.</strong> See {@link TransactionalListener} for how it runs.
     *
     * @param name the name of the listener, which no other listener or {@link #inbox} of this endpoint may have: its own events
     *     would count as handled. Under a new name, it handles redelivered events again. 1 to 40 letters, digits, {@code _},
     *     {@code .} or {@code -}
     * @param listener called in the transaction
     * @throws IllegalArgumentException if {@code name} has another format
     */
    public <E extends WebhookEvent> DeliveryListener<E> transactional(
            String name, TransactionalListener<? super E> listener) {
        return transactional(name, event -> Optional.empty(), listener);
    }

    /**
     * Creates a listener as {@link #transactional(String, TransactionalListener)} does, which also skips events that are older
     * than one already handled for the same key. Only for listeners that overwrite state: <strong>the given listener is never
     * called for an outdated event</strong>, and the delivery is {@link com.raliopay.webhooks.Outcome#HANDLED}. See
     * {@link TransactionalListener} for the order.
     *
     * @param key returns what the event changes, such as {@code StateUpdated::subject}; null if the order does not matter
     */
    public <E extends WebhookEvent> DeliveryListener<E> transactional(
            String name, Function<? super E, ?> key, TransactionalListener<? super E> listener) {
        requireNonNull(key, "key");
        requireNonNull(listener, "listener");
        return new TransactionalDeliveryListener<>(database.dataSource(), inbox(name), name, key, listener);
    }

    /**
     * Creates an inbox for a transaction that the merchant or a framework manages. Its records are in this store's table, as
     * those of {@link #transactional}.
     *
     * @param name the name of the listener, as in {@link #transactional}: each listener needs an inbox of its own
     * @throws IllegalArgumentException if {@code name} has another format
     */
    public TransactionalInbox inbox(String name) {
        return new TransactionalInbox(database, endpoint + "/" + checkName("name", name), inboxRetention);
    }

    /**
     * Creates the table if it does not exist, and {@linkplain #checkSchema() checks} it. The library does not call this method
     * itself.
     *
     * @throws com.raliopay.webhooks.idempotency.IdempotencyStoreException if the table cannot be created or is unsuitable
     */
    public void createSchema() {
        database.call("creating the table", (connection, sql) -> {
            SchemaScript.run(connection, sql.script(), database.table());
            return true;
        });
        checkSchema();
    }

    /**
     * Checks that the table exists and is suitable, for applications whose migrations create it: call it when the application
     * starts. A table is unsuitable if its key columns ignore case, accents or trailing blanks, or shorten values, because
     * different events would count as one, and be lost. The check inserts rows and rolls them back.
     *
     * @throws com.raliopay.webhooks.idempotency.IdempotencyStoreException if the table is missing or unsuitable, or cannot be
     *     checked
     */
    public void checkSchema() {
        database.callInTransaction("checking the table", (connection, sql) -> {
            SchemaCheck.run(connection, sql, database.table());
            return true;
        });
    }

    @Override
    public Claim claim(EventKey key, Duration lease) {
        // All attempts use the same token: if the result of one is lost, the next one recognizes its claim.
        String token = UUID.randomUUID().toString();
        Map<String, Object> values = claimValues(key, token, lease);
        return database.call("claiming an event", (connection, sql) -> sql.claim(connection, values, token));
    }

    private Map<String, Object> claimValues(EventKey key, String token, Duration lease) {
        long micros = ColumnValues.micros("lease", lease);
        return Map.of("endpoint", endpoint, "key", ColumnValues.text(key), "token", token, "lease", micros);
    }

    @Override
    public void complete(EventKey key, Duration retention) {
        long micros = ColumnValues.micros("retention", retention);
        Map<String, Object> values = Map.of("endpoint", endpoint, "key", ColumnValues.text(key), "retention", micros);
        database.call("completing an event", (connection, sql) -> sql.complete().update(connection, values));
    }

    @Override
    public void release(EventKey key, String token) {
        Map<String, Object> values = Map.of("endpoint", endpoint, "key", ColumnValues.text(key), "token", token);
        database.call("releasing an event", (connection, sql) -> sql.release().update(connection, values));
    }

    /**
     * Deletes the expired rows of all endpoints, inboxes, and keys in the table, in batches. Each batch is a transaction that claims
     * may have to wait for, typically some tens of milliseconds for 1,000 rows.
     *
     * @param batch how many rows to delete in one transaction, such as 1000; from 1 to {@value #MAX_PURGE_BATCH}
     * @return the number of deleted rows
     * @throws IllegalArgumentException if {@code batch} is out of range
     * @throws com.raliopay.webhooks.idempotency.IdempotencyStoreException if a batch fails; earlier ones stay deleted
     */
    public long purgeExpired(int batch) {
        if (batch < 1 || batch > MAX_PURGE_BATCH) {
            throw new IllegalArgumentException("batch must be 1 to " + MAX_PURGE_BATCH + " but was " + batch);
        }
        long deleted = 0;
        int last;
        do {
            last = database.call(
                    "deleting expired events",
                    (connection, sql) -> sql.purge().update(connection, Map.of("batch", batch)));
            deleted += last;
        } while (last >= batch);
        return deleted;
    }

    /**
     * Forgets that an event has been handled, so that its listeners run again at the next delivery, also those that are
     * {@linkplain #transactional transactional} or use an {@link #inbox}. For replays: the caller then delivers a stored body
     * again. The newest times of keys stay, so that a replay does not undo a newer event. Searches the whole table.
     *
     * @param type the event's {@code type()}
     * @param id the event's {@code id()}
     * @return whether anything has been removed; false also if the event is being handled, in which case nothing changes
     * @throws com.raliopay.webhooks.idempotency.IdempotencyStoreException if the event cannot be removed
     */
    public boolean forget(String type, UUID id) {
        String key = ColumnValues.text(new EventKey(type, id));
        String token = UUID.randomUUID().toString();
        Map<String, Object> values = claimValues(new EventKey(type, id), token, Duration.ofMinutes(1));
        return database.callInTransaction("forgetting an event", (connection, sql) -> {
            // Locks the row, so that deliveries of the event wait for the commit.
            Claim claim = sql.claim(connection, values, token);
            if (claim instanceof Claim.InProgress) {
                return false;
            }
            sql.delete().update(connection, values);
            int deleted = claim instanceof Claim.Completed ? 1 : 0;
            for (String each :
                    sql.findEndpoints().execute(connection, values, find -> endpoints(find.executeQuery()))) {
                if (each.startsWith(endpoint + "/")) {
                    deleted += sql.delete().update(connection, Map.of("endpoint", each, "key", key));
                }
            }
            connection.commit();
            return deleted > 0;
        });
    }

    private static List<String> endpoints(ResultSet rows) throws SQLException {
        List<String> endpoints = new ArrayList<>();
        while (rows.next()) {
            endpoints.add(rows.getString(1));
        }
        return endpoints;
    }

    private static String checkName(String what, String name) {
        return check(NAME, what, name, "1 to 40 letters, digits, '_', '.' or '-'");
    }

    private static String check(Pattern pattern, String what, String value, String expected) {
        if (!pattern.matcher(requireNonNull(value, what)).matches()) {
            throw new IllegalArgumentException(what + " must be " + expected + " but was " + value);
        }
        return value;
    }
}
