package com.raliopay.webhooks.jdbc;

import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The SQL of one database product, with the placeholders {@code {table}} and {@code {now}}.
 *
 * @param product the product's name as its driver reports it
 * @param script the schema script in the jar
 * @param now an expression for the current time in microseconds since 1970 UTC, independent of the time zone of the session
 * @param claim stores {@code :token} if the key is absent or expired. Updates the row in any case: concurrent claims then
 *     wait for its lock and see the result of the one before. Returns {@code token} and the remaining microseconds if the
 *     database supports this; otherwise the update count is 1 for a new row and 2 for an existing one
 * @param complete marks the key as completed, regardless of its state
 * @param record adds a completed row if there is none; the update count is 1 only for a new row
 * @param purge deletes at most {@code :batch} expired rows
 */
record Dialect(String product, String script, String now, String claim, String complete, String record, String purge) {

    private static final List<Dialect> ALL = List.of(PostgreSql.DIALECT, MySql.MARIADB, MySql.MYSQL, H2.DIALECT);

    /** In seconds, for statements that a delivery waits for: the provider waits 60 seconds for the response. */
    private static final int QUERY_TIMEOUT = 5;

    private static final String FIND =
            "SELECT token, expires_at - {now} FROM {table} WHERE endpoint = :endpoint AND event_key = :key";

    /** An expired row counts as absent; the next claim takes it over, or it is purged. */
    private static final String RELEASE =
            "UPDATE {table} SET expires_at = 0 WHERE endpoint = :endpoint AND event_key = :key AND token = :token";

    private static final String FIND_ENDPOINTS = "SELECT endpoint FROM {table} WHERE event_key = :key";

    private static final String DELETE = "DELETE FROM {table} WHERE endpoint = :endpoint AND event_key = :key";

    /** The statements for one table. */
    record Statements(
            String script,
            NamedSql claim,
            NamedSql find,
            NamedSql complete,
            NamedSql release,
            NamedSql record,
            NamedSql purge,
            NamedSql findEndpoints,
            NamedSql delete) {}

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return ALL.stream()
                .filter(dialect -> dialect.product.equalsIgnoreCase(product))
                .findFirst()
                .orElseThrow(() -> new IdempotencyStoreException(
                        "the database is " + product + "; supported are PostgreSQL, MariaDB, MySQL and H2"));
    }

    Statements statements(String table) {
        return new Statements(
                script,
                sql(claim, table, QUERY_TIMEOUT),
                sql(FIND, table, QUERY_TIMEOUT),
                sql(complete, table, QUERY_TIMEOUT),
                sql(RELEASE, table, QUERY_TIMEOUT),
                sql(record, table, 0),
                sql(purge, table, 0),
                sql(FIND_ENDPOINTS, table, 0),
                sql(DELETE, table, 0));
    }

    private NamedSql sql(String template, String table, int timeout) {
        return NamedSql.of(template.replace("{now}", now).replace("{table}", table), timeout);
    }
}
