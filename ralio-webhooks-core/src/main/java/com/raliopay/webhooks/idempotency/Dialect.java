package com.raliopay.webhooks.idempotency;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a database calls the things that are asked of it: SQL with {@code {table}} and {@code {now}} left open.
 *
 * @param product as the driver names it
 * @param script the schema script in the jar
 * @param now the database's clock, in microseconds since 1970 UTC, whatever the time zone of the session
 * @param claim gives {@code :key} to {@code :token} if it is absent or has expired; always touches the row, so that it has
 *     the last word on who holds it. Returns the row as it then is, where the database can; else counts 1 for a new row and
 *     2 for one that was there
 * @param complete makes the row completed, whatever it was
 * @param record inserts a completed row; counts 1 if there was none
 * @param purge deletes {@code :batch} expired rows at most
 */
record Dialect(String product, String script, String now, String claim, String complete, String record, String purge) {

    private static final List<Dialect> ALL = List.of(PostgreSql.DIALECT, MySql.MARIADB, MySql.MYSQL, H2.DIALECT);

    private static final String LOOK =
            "SELECT token, expires_at - {now} FROM {table} WHERE endpoint = :endpoint AND event_key = :key";

    /** An expired row counts as absent, keeps its place for the next claim, and is purged like any other. */
    private static final String RELEASE =
            "UPDATE {table} SET expires_at = 0 WHERE endpoint = :endpoint AND event_key = :key AND token = :token";

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        for (Dialect dialect : ALL) {
            if (dialect.product.equalsIgnoreCase(product)) {
                return dialect;
            }
        }
        throw new IdempotencyStoreException(
                "the database is " + product + "; known are PostgreSQL, MariaDB, MySQL and H2");
    }

    Statements statements(String table) {
        return new Statements(
                script,
                sql(claim, table),
                sql(LOOK, table),
                sql(complete, table),
                sql(RELEASE, table),
                sql(record, table),
                sql(purge, table));
    }

    private NamedSql sql(String text, String table) {
        return NamedSql.of(text.replace("{now}", now).replace("{table}", table));
    }

    /** The statements of one database for one table. */
    record Statements(
            String script,
            NamedSql claim,
            NamedSql look,
            NamedSql complete,
            NamedSql release,
            NamedSql record,
            NamedSql purge) {}
}
