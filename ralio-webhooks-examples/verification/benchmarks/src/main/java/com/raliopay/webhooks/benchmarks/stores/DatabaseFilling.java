package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Fills tables by SQL, with rows as the store writes them. Each store has a table of its own. */
final class DatabaseFilling implements Filling {

    private static final int BATCH = 100_000;

    /** The part of the retention that has passed for the oldest event, and so the part of the events that are expired. */
    private static final int EXPIRED_PART = 10;

    private static final int EVENTS_BESIDE_SUBJECTS = 10_000;

    private final BulkSql sql;
    private final HikariDataSource pool;
    private int tables;

    DatabaseFilling(Server server) {
        sql = BulkSql.of(server.product());
        pool = Sql.pool(server.address());
    }

    HikariDataSource pool() {
        return pool;
    }

    /** Creates a store whose oldest events, a tenth, are expired. */
    @Override
    public Filled fill(int events) throws SQLException {
        JdbcIdempotencyStore store = create();
        long heap = sql.bytes().isEmpty() ? Filling.usedHeap() : 0;
        insertEvents(events);
        return new Filled(store, events, sql.bytes().isEmpty() ? Filling.usedHeap() - heap : bytes());
    }

    /**
     * Creates a store that knows the order of the events of so many users. It also remembers the same events in any case: a
     * database scans a table that is nearly empty, and keeps this plan while the table grows.
     */
    JdbcIdempotencyStore fillSubjects(int users, String listener) throws SQLException {
        JdbcIdempotencyStore store = create();
        insertEvents(EVENTS_BESIDE_SUBJECTS);
        String endpoint = "order:" + BareStore.ENDPOINT + "/" + listener;
        insert(endpoint, "'USER/00000000-0000-0000-0000-', " + sql.digits(), "0", "4000000000000000", users);
        return store;
    }

    private JdbcIdempotencyStore create() {
        tables++;
        JdbcIdempotencyStore store =
                JdbcIdempotencyStore.create(pool, BareStore.ENDPOINT).withTable(table());
        store.createSchema();
        return store;
    }

    private String table() {
        return "filled_" + tables;
    }

    private void insertEvents(int events) throws SQLException {
        long retention = TimeUnit.MILLISECONDS.toMicros(Events.RETENTION.toMillis());
        long oldest = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()) - retention / EXPIRED_PART;
        String key = "'%s/', %s".formatted(StateUpdated.TYPE, sql.uuid());
        String expiresAt = "%d + i * %d".formatted(oldest, retention / events);
        insert(BareStore.ENDPOINT, key, "NULL", expiresAt, events);
    }

    private void insert(String endpoint, String key, String newestAt, String expiresAt, int rows) throws SQLException {
        for (int from = 0; from < rows; from += BATCH) {
            String series = sql.series().formatted(from, Math.min(rows, from + BATCH) - 1);
            Sql.execute(
                    pool,
                    "INSERT INTO %s (endpoint, event_key, deliveries, newest_at, expires_at) SELECT '%s', CONCAT(%s), 1, %s, %s FROM %s"
                            .formatted(table(), endpoint, key, newestAt, expiresAt, series));
        }
        for (String each : sql.settle()) {
            Sql.execute(pool, each.replace("{table}", table()));
        }
        long found = Sql.number(pool, "SELECT COUNT(*) FROM %s WHERE endpoint = '%s'".formatted(table(), endpoint));
        if (found != rows) {
            throw new IllegalStateException(rows + " rows expected but found " + found);
        }
    }

    private long bytes() throws SQLException {
        return Sql.number(pool, sql.bytes().replace("{table}", table()));
    }

    @Override
    public void close() throws SQLException {
        for (int i = 1; i <= tables; i++) {
            Sql.execute(pool, "DROP TABLE filled_" + i);
        }
        pool.close();
    }
}
