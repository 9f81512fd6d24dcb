package com.raliopay.webhooks.benchmarks.stores;

import java.util.List;

/**
 * How a database fills a table by itself.
 *
 * @param series a subquery of the numbers {@code i} between two numbers
 * @param uuid an expression for a random UUID
 * @param digits an expression for {@code i} as 12 digits
 * @param settle statements that finish the work which the database has postponed
 * @param bytes a query for the size of a table with its indexes; empty if it is in the heap
 */
record BulkSql(String series, String uuid, String digits, List<String> settle, String bytes) {

    private static final BulkSql H2 = new BulkSql(
            "(SELECT x AS i FROM SYSTEM_RANGE(%d, %d)) AS s",
            "RANDOM_UUID()", "LPAD(CAST(i AS VARCHAR), 12, '0')", List.of("ANALYZE TABLE {table}"), "");

    private static final BulkSql POSTGRESQL = new BulkSql(
            "(SELECT i FROM generate_series(%d::bigint, %d::bigint) AS i) AS s",
            "gen_random_uuid()",
            "lpad(i::text, 12, '0')",
            List.of("VACUUM ANALYZE {table}", "CHECKPOINT"),
            "SELECT pg_total_relation_size('{table}')");

    /** Its UUID() is not random. */
    private static final BulkSql MARIADB = new BulkSql(
            "(SELECT seq AS i FROM seq_%d_to_%d) AS s",
            "INSERT(INSERT(INSERT(INSERT(MD5(CONCAT(i, RAND())), 21, 0, '-'), 17, 0, '-'), 13, 0, '-'), 9, 0, '-')",
            "LPAD(i, 12, '0')",
            List.of("ANALYZE TABLE {table}"),
            "SELECT data_length + index_length FROM information_schema.tables"
                    + " WHERE table_schema = DATABASE() AND table_name = '{table}'");

    static BulkSql of(Product product) {
        return switch (product) {
            case H2 -> H2;
            case POSTGRESQL -> POSTGRESQL;
            case MARIADB -> MARIADB;
            case MEMORY, REDIS -> throw new IllegalArgumentException(product + " has no SQL");
        };
    }
}
