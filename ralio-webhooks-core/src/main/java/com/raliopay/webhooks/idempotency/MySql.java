package com.raliopay.webhooks.idempotency;

/**
 * MariaDB 10.5 and later, MySQL 8 and later. {@code ON DUPLICATE KEY UPDATE} locks the row that is there for writing at
 * once; a failed INSERT locks it for reading, and then of several that wait most end in a deadlock.
 */
final class MySql {

    private static final String SCRIPT = "schema-mariadb.sql";
    private static final String NOW = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))";

    /**
     * The assignments are made in their order, so {@code expires_at} is set last. One of them always changes the row: that
     * makes it count as 2, also for drivers that ask for the rows found instead of the rows changed.
     */
    private static final String CLAIM = """
            INSERT INTO {table} (endpoint, event_key, token, deliveries, expires_at)
            VALUES (:endpoint, :key, :token, 1, {now} + :lasting)
            ON DUPLICATE KEY UPDATE
              token = IF(expires_at <= {now}, :token, token),
              deliveries = deliveries + 1,
              expires_at = IF(expires_at <= {now}, {now} + :lasting, expires_at)
            """;

    static final Dialect MYSQL = new Dialect(
            "MySQL",
            SCRIPT,
            NOW,
            CLAIM,
            """
            INSERT INTO {table} (endpoint, event_key, token, deliveries, expires_at)
            VALUES (:endpoint, :key, NULL, 1, {now} + :lasting)
            ON DUPLICATE KEY UPDATE token = NULL, expires_at = {now} + :lasting
            """,
            // Not INSERT IGNORE, which hides other errors too.
            """
            INSERT INTO {table} (endpoint, event_key, token, deliveries, expires_at)
            VALUES (:endpoint, :key, NULL, 1, {now} + :lasting)
            ON DUPLICATE KEY UPDATE deliveries = deliveries + 1
            """,
            "DELETE FROM {table} WHERE expires_at <= {now} ORDER BY expires_at LIMIT :batch");

    static final Dialect MARIADB = new Dialect(
            "MariaDB",
            SCRIPT,
            NOW,
            CLAIM + "RETURNING token, expires_at - " + NOW,
            MYSQL.complete(),
            MYSQL.record(),
            MYSQL.purge());

    private MySql() {}
}
