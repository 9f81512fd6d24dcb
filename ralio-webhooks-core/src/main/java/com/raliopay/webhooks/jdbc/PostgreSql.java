package com.raliopay.webhooks.jdbc;

/**
 * PostgreSQL 9.5 and later. {@code ON CONFLICT} waits for a transaction that is inserting the same key and then sees the
 * committed row. It never fails with a duplicate key, which would abort the merchant's transaction.
 */
final class PostgreSql {

    private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000000 AS BIGINT)";

    private static final String CLAIM = """
            INSERT INTO {table} AS e (endpoint, event_key, token, deliveries, expires_at)
            VALUES (:endpoint, :key, :token, 1, {now} + :lease)
            ON CONFLICT (endpoint, event_key) DO UPDATE SET
              token = CASE WHEN e.expires_at <= {now} THEN EXCLUDED.token ELSE e.token END,
              deliveries = e.deliveries + 1,
              expires_at = CASE WHEN e.expires_at <= {now} THEN EXCLUDED.expires_at ELSE e.expires_at END
            RETURNING token, expires_at - {now}
            """;

    private static final String INSERT_COMPLETED = """
            INSERT INTO {table} (endpoint, event_key, token, deliveries, expires_at)
            VALUES (:endpoint, :key, NULL, 1, {now} + :retention)
            ON CONFLICT (endpoint, event_key)
            """;

    private static final String COMPLETE =
            INSERT_COMPLETED + "DO UPDATE SET token = NULL, expires_at = EXCLUDED.expires_at";

    private static final String RECORD = INSERT_COMPLETED + "DO NOTHING";

    private static final String ORDER = """
            INSERT INTO {table} AS o (endpoint, event_key, token, deliveries, newest_at, expires_at)
            VALUES (:endpoint, :key, NULL, 1, CASE WHEN {future} THEN NULL ELSE :time END, {now} + :retention)
            ON CONFLICT (endpoint, event_key) DO UPDATE SET
              newest_at = CASE WHEN o.newest_at > :time OR {future} THEN o.newest_at ELSE :time END,
              deliveries = o.deliveries + 1,
              expires_at = EXCLUDED.expires_at
            RETURNING newest_at > :time
            """;

    private static final String PURGE = """
            DELETE FROM {table} WHERE (endpoint, event_key) IN (
              SELECT endpoint, event_key FROM {table} WHERE expires_at <= {now}
              ORDER BY expires_at LIMIT :batch FOR UPDATE SKIP LOCKED)
            """;

    static final Dialect DIALECT =
            new Dialect("PostgreSQL", "schema-postgresql.sql", NOW, CLAIM, COMPLETE, RECORD, ORDER, PURGE);

    private PostgreSql() {}
}
