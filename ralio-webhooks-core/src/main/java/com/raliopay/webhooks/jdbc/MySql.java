package com.raliopay.webhooks.jdbc;

/**
 * MariaDB 10.5 and later, MySQL 8 and later. {@code ON DUPLICATE KEY UPDATE} takes a write lock on an existing row
 * immediately; a plain {@code INSERT} would take a read lock, and concurrent transactions would end in deadlocks.
 */
final class MySql {

    private static final String SCRIPT = "schema-mariadb.sql";

    private static final String NOW = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))";

    /**
     * Assignments take effect in order, so {@code expires_at} comes last. {@code deliveries} changes in any case: the update
     * count of an existing row is then 2 even if the driver counts the rows found instead of the rows changed.
     */
    private static final String CLAIM = """
            INSERT INTO {table} (endpoint, event_key, token, deliveries, expires_at)
            VALUES (:endpoint, :key, :token, 1, {now} + :lease)
            ON DUPLICATE KEY UPDATE
              token = IF(expires_at <= {now}, :token, token),
              deliveries = deliveries + 1,
              expires_at = IF(expires_at <= {now}, {now} + :lease, expires_at)
            """;

    private static final String INSERT_COMPLETED = """
            INSERT INTO {table} (endpoint, event_key, token, deliveries, expires_at)
            VALUES (:endpoint, :key, NULL, 1, {now} + :retention)
            """;

    private static final String COMPLETE =
            INSERT_COMPLETED + "ON DUPLICATE KEY UPDATE token = NULL, expires_at = {now} + :retention";

    /** Not {@code INSERT IGNORE}, which hides other errors too. */
    private static final String RECORD = INSERT_COMPLETED + "ON DUPLICATE KEY UPDATE deliveries = deliveries + 1";

    private static final String ORDER = """
            INSERT INTO {table} (endpoint, event_key, token, deliveries, newest_at, expires_at)
            VALUES (:endpoint, :key, NULL, 1, IF({future}, NULL, :time), {now} + :retention)
            ON DUPLICATE KEY UPDATE
              newest_at = IF(newest_at > :time OR {future}, newest_at, :time),
              deliveries = deliveries + 1,
              expires_at = {now} + :retention
            """;

    private static final String PURGE =
            "DELETE FROM {table} WHERE expires_at <= {now} ORDER BY expires_at LIMIT :batch";

    static final Dialect MYSQL = new Dialect("MySQL", SCRIPT, NOW, CLAIM, COMPLETE, RECORD, ORDER, PURGE);

    static final Dialect MARIADB = new Dialect(
            "MariaDB",
            SCRIPT,
            NOW,
            CLAIM + "RETURNING token, expires_at - {now}",
            COMPLETE,
            RECORD,
            ORDER + "RETURNING newest_at > :time",
            PURGE);

    private MySql() {}
}
