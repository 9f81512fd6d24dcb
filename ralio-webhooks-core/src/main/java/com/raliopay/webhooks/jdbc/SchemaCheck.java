package com.raliopay.webhooks.jdbc;

import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Checks that a table distinguishes different keys. Inserts rows in a transaction and rolls it back, because this shows the
 * effect of all types, collations and settings that databases have.
 */
final class SchemaCheck {

    /** As long as the longest endpoint and inbox names together; no endpoint has such a name. */
    private static final String ENDPOINT = "#".repeat(TransactionalInbox.ORDER.length() + 80);

    /** SQL states of a value that the column cannot store. */
    private static final String DATA_EXCEPTION = "22";

    private final Connection connection;
    private final Dialect.Statements sql;
    private final String table;
    private final String key = UUID.randomUUID() + "/";

    private SchemaCheck(Connection connection, Dialect.Statements sql, String table) {
        this.connection = connection;
        this.sql = sql;
        this.table = table;
    }

    /**
     * Checks the table in the connection's transaction.
     *
     * @throws IdempotencyStoreException if the table considers different keys as the same, or does not detect the same key
     */
    static void run(Connection connection, Dialect.Statements sql, String table) throws SQLException {
        SchemaCheck check = new SchemaCheck(connection, sql, table);
        check.requireKeysAreUnique();
        check.requireKeysAreDistinct();
        check.requireTimesAreExact();
    }

    private void requireKeysAreUnique() throws SQLException {
        insert(ENDPOINT + "a", key + "a");
        if (insert(ENDPOINT + "a", key + "a")) {
            throw new IdempotencyStoreException("the table " + table + " has no primary key (endpoint, event_key)");
        }
    }

    private void requireKeysAreDistinct() throws SQLException {
        require(insert(ENDPOINT + "A", key + "a"), "endpoint ignores case");
        require(insert(ENDPOINT + "a", key + "A"), "event_key ignores case");
        require(insert(ENDPOINT + "a", key + "a "), "event_key ignores trailing blanks");
        require(insert(ENDPOINT + "a", key + "-a"), "event_key ignores punctuation");
        String longest = key + "x".repeat(127 - key.length());
        require(
                insert(ENDPOINT + "a", longest + "a") && insert(ENDPOINT + "a", longest + "b"),
                "event_key is too short");
        try {
            require(insert(ENDPOINT + "a", key + "\u00e1"), "event_key ignores accents");
        } catch (SQLException e) {
            // A database whose character set has no accents does not ignore them.
            if (e.getSQLState() == null || !e.getSQLState().startsWith(DATA_EXCEPTION)) {
                throw e;
            }
        }
    }

    private void requireTimesAreExact() throws SQLException {
        Map<String, Object> values = new HashMap<>(Map.of("endpoint", ENDPOINT, "key", key, "retention", 1L));
        values.put("time", ColumnValues.seconds(Instant.ofEpochSecond(0, 2)));
        sql.updateOrder(connection, values);
        values.put("time", ColumnValues.seconds(Instant.ofEpochSecond(0, 1)));
        if (!sql.updateOrder(connection, values)) {
            throw new IdempotencyStoreException(
                    "the column newest_at rounds times in the table " + table
                            + ", so an older event could replace a newer one; create it with createSchema() or the scripts in the jar");
        }
    }

    /** Returns whether the row is new. */
    private boolean insert(String endpoint, String key) throws SQLException {
        return sql.record().update(connection, Map.of("endpoint", endpoint, "key", key, "retention", 1L)) == 1;
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            throw new IdempotencyStoreException(
                    "the column " + problem + " in the table " + table
                            + ", so different events would count as one; create it with createSchema() or the scripts in the jar");
        }
    }
}
