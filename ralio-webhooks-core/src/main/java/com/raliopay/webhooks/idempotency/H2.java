package com.raliopay.webhooks.idempotency;

/** H2 2.0 and later. */
final class H2 {

    static final Dialect DIALECT = new Dialect(
            "H2",
            "schema-h2.sql",
            "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP(6)) * 1000000 AS BIGINT)",
            """
            SELECT token, expires_at - {now} FROM FINAL TABLE (
              MERGE INTO {table} AS e
              USING (VALUES (CAST(:endpoint AS VARCHAR), CAST(:key AS VARCHAR), CAST(:token AS VARCHAR)))
                AS n (endpoint, event_key, token)
              ON e.endpoint = n.endpoint AND e.event_key = n.event_key
              WHEN MATCHED THEN UPDATE SET
                token = CASE WHEN e.expires_at <= {now} THEN n.token ELSE e.token END,
                deliveries = e.deliveries + 1,
                expires_at = CASE WHEN e.expires_at <= {now} THEN {now} + :lasting ELSE e.expires_at END
              WHEN NOT MATCHED THEN INSERT (endpoint, event_key, token, deliveries, expires_at)
                VALUES (n.endpoint, n.event_key, n.token, 1, {now} + :lasting))
            """,
            """
            MERGE INTO {table} AS e
            USING (VALUES (CAST(:endpoint AS VARCHAR), CAST(:key AS VARCHAR))) AS n (endpoint, event_key)
            ON e.endpoint = n.endpoint AND e.event_key = n.event_key
            WHEN MATCHED THEN UPDATE SET token = NULL, expires_at = {now} + :lasting
            WHEN NOT MATCHED THEN INSERT (endpoint, event_key, token, deliveries, expires_at)
              VALUES (n.endpoint, n.event_key, NULL, 1, {now} + :lasting)
            """,
            """
            MERGE INTO {table} AS e
            USING (VALUES (CAST(:endpoint AS VARCHAR), CAST(:key AS VARCHAR))) AS n (endpoint, event_key)
            ON e.endpoint = n.endpoint AND e.event_key = n.event_key
            WHEN NOT MATCHED THEN INSERT (endpoint, event_key, token, deliveries, expires_at)
              VALUES (n.endpoint, n.event_key, NULL, 1, {now} + :lasting)
            """,
            "DELETE FROM {table} WHERE expires_at <= {now} FETCH FIRST :batch ROWS ONLY");

    private H2() {}
}
