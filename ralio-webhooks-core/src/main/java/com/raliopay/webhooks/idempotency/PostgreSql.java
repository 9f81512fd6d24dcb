package com.raliopay.webhooks.idempotency;

/**
 * PostgreSQL 9.5 and later. {@code ON CONFLICT} waits for whoever is inserting the same key, and then decides on the row as
 * it was committed; nothing here provokes an error, which would abort a merchant's transaction.
 */
final class PostgreSql {

    static final Dialect DIALECT = new Dialect(
            "PostgreSQL",
            "schema-postgresql.sql",
            "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000000 AS BIGINT)",
            """
            INSERT INTO {table} AS e (endpoint, event_key, token, deliveries, expires_at)
            VALUES (:endpoint, :key, :token, 1, {now} + :lasting)
            ON CONFLICT (endpoint, event_key) DO UPDATE SET
              token = CASE WHEN e.expires_at <= {now} THEN EXCLUDED.token ELSE e.token END,
              deliveries = e.deliveries + 1,
              expires_at = CASE WHEN e.expires_at <= {now} THEN EXCLUDED.expires_at ELSE e.expires_at END
            RETURNING token, expires_at - {now}
            """,
            """
            INSERT INTO {table} (endpoint, event_key, token, deliveries, expires_at)
            VALUES (:endpoint, :key, NULL, 1, {now} + :lasting)
            ON CONFLICT (endpoint, event_key) DO UPDATE SET token = NULL, expires_at = EXCLUDED.expires_at
            """,
            """
            INSERT INTO {table} (endpoint, event_key, token, deliveries, expires_at)
            VALUES (:endpoint, :key, NULL, 1, {now} + :lasting)
            ON CONFLICT (endpoint, event_key) DO NOTHING
            """,
            """
            DELETE FROM {table} WHERE (endpoint, event_key) IN (
              SELECT endpoint, event_key FROM {table} WHERE expires_at <= {now}
              ORDER BY expires_at LIMIT :batch FOR UPDATE SKIP LOCKED)
            """);

    private PostgreSql() {}
}
