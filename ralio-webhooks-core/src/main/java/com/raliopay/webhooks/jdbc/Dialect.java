package com.raliopay.webhooks.jdbc;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The SQL of one database product, with the placeholders {@code {table}}, {@code {now}}, and {@code {future}}.
 *
 * @param product the product's name as its driver reports it
 * @param script the schema script in the jar
 * @param now an expression for the current time in microseconds since 1970 UTC, independent of the time zone of the session
 * @param claim stores {@code :token} if the key is absent or expired. Updates the row in any case: concurrent claims then
 *     wait for its lock and see the result of the one before. Returns {@code token} and the remaining microseconds if the
 *     database supports this; otherwise the update count is 1 for a new row and 2 for an existing one
 * @param complete marks the key as completed, regardless of its state
 * @param record adds a completed row if there is none; the update count is 1 only for a new row
 * @param order adds the key's row if there is none, and raises its {@code newest_at} to {@code :time} unless that is more
 *     than a day ahead. Updates, and thus locks, the row in any case. Returns whether {@code newest_at} is greater than
 *     {@code :time}, or nothing if the database does not support this
 * @param purge deletes at most {@code :batch} expired rows
 */
record Dialect(
        String product,
        String script,
        String now,
        String claim,
        String complete,
        String record,
        String order,
        String purge) {

    private static final List<Dialect> ALL = List.of(PostgreSql.DIALECT, MySql.MARIADB, MySql.MYSQL, H2.DIALECT);

    /** In seconds, for statements that a delivery waits for: the provider waits 60 seconds for the response. */
    private static final int QUERY_TIMEOUT = 5;

    /** In seconds, for statements in a listener's transaction, which may wait for another transaction to end. */
    private static final int RECORD_TIMEOUT = 30;

    /** A time more than a day ahead, probably wrong, which would make all later events outdated. */
    private static final String FUTURE = ":time * 1000000 > {now} + 86400000000";

    private static final String FIND =
            "SELECT token, expires_at - {now} FROM {table} WHERE endpoint = :endpoint AND event_key = :key";

    /** An expired row counts as absent; the next claim takes it over, or it is purged. */
    private static final String RELEASE =
            "UPDATE {table} SET expires_at = 0 WHERE endpoint = :endpoint AND event_key = :key AND token = :token";

    private static final String IS_OUTDATED =
            "SELECT newest_at > :time FROM {table} WHERE endpoint = :endpoint AND event_key = :key";

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
            NamedSql order,
            NamedSql isOutdated,
            NamedSql purge,
            NamedSql findEndpoints,
            NamedSql delete) {

        /** Claims the key for the token, or determines why it cannot be claimed. */
        Claim claim(Connection connection, Map<String, ?> values, String token) throws SQLException {
            return claim.execute(connection, values, insert -> {
                if (insert.execute()) {
                    return claimOf(insert.getResultSet(), token);
                }
                return insert.getUpdateCount() == 1
                        ? new Claim.Acquired(token)
                        : find.execute(connection, values, row -> claimOf(row.executeQuery(), token));
            });
        }

        private static Claim claimOf(ResultSet row, String token) throws SQLException {
            if (!row.next()) {
                // Another claim's row has been deleted since the claim statement.
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

        /** Updates the newest time of a key; returns whether an event with {@code :time} is outdated. */
        boolean updateOrder(Connection connection, Map<String, ?> values) throws SQLException {
            return order.execute(
                    connection,
                    values,
                    update -> update.execute()
                            ? first(update.getResultSet())
                            : isOutdated.execute(connection, values, find -> first(find.executeQuery())));
        }

        private static boolean first(ResultSet row) throws SQLException {
            return row.next() && row.getBoolean(1);
        }
    }

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
                sql(record, table, RECORD_TIMEOUT),
                sql(order, table, RECORD_TIMEOUT),
                sql(IS_OUTDATED, table, RECORD_TIMEOUT),
                sql(purge, table, 0),
                sql(FIND_ENDPOINTS, table, 0),
                sql(DELETE, table, 0));
    }

    private NamedSql sql(String template, String table, int timeout) {
        String sql = template.replace("{future}", FUTURE).replace("{now}", now).replace("{table}", table);
        return NamedSql.of(sql, timeout);
    }
}
