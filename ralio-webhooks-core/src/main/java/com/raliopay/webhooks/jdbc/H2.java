package com.raliopay.webhooks.jdbc;

/** H2 2.0 and later. */
final class H2 {

    private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP(6)) * 1000000 AS BIGINT)";

    private static final String MERGE = """
            MERGE INTO {table} AS e
            USING (VALUES (CAST(:endpoint AS VARCHAR), CAST(:key AS VARCHAR))) AS n (endpoint, event_key)
            ON e.endpoint = n.endpoint AND e.event_key = n.event_key
            """;

    private static final String CLAIM = "SELECT token, expires_at - {now} FROM FINAL TABLE (" + MERGE + """
              WHEN MATCHED THEN UPDATE SET
                token = CASE WHEN e.expires_at <= {now} THEN :token ELSE e.token END,
                deliveries = e.deliveries + 1,
                expires_at = CASE WHEN e.expires_at <= {now} THEN {now} + :lease ELSE e.expires_at END
              WHEN NOT MATCHED THEN INSERT (endpoint, event_key, token, deliveries, expires_at)
                VALUES (n.endpoint, n.event_key, :token, 1, {now} + :lease))
            """;

    private static final String RECORD = MERGE + """
            WHEN NOT MATCHED THEN INSERT (endpoint, event_key, token, deliveries, expires_at)
              VALUES (n.endpoint, n.event_key, NULL, 1, {now} + :retention)
            """;

    private static final String COMPLETE =
            RECORD + "WHEN MATCHED THEN UPDATE SET token = NULL, expires_at = {now} + :retention";

    private static final String ORDER = "SELECT newest_at > :time FROM FINAL TABLE (" + MERGE + """
              WHEN MATCHED THEN UPDATE SET
                newest_at = CASE WHEN e.newest_at > :time OR {future} THEN e.newest_at ELSE :time END,
                deliveries = e.deliveries + 1,
                expires_at = {now} + :retention
              WHEN NOT MATCHED THEN INSERT (endpoint, event_key, token, deliveries, newest_at, expires_at)
                VALUES (n.endpoint, n.event_key, NULL, 1, CASE WHEN {future} THEN NULL ELSE :time END,
                  {now} + :retention))
            """;

    private static final String PURGE = "DELETE FROM {table} WHERE expires_at <= {now} FETCH FIRST :batch ROWS ONLY";

    static final Dialect DIALECT = new Dialect("H2", "schema-h2.sql", NOW, CLAIM, COMPLETE, RECORD, ORDER, PURGE);

    private H2() {}
}
