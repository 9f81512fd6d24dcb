package com.raliopay.webhooks.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("no-mutation")
class PostgreSqlIdempotencyStoreTest extends AbstractIdempotencyStoreTest {

    PostgreSqlIdempotencyStoreTest() {
        super(TestDatabases.postgreSql());
    }

    @BeforeAll
    static void createCollations() throws SQLException {
        try (Connection connection = TestDatabases.postgreSql().getConnection()) {
            for (Map.Entry<String, String> collation : Map.of(
                            "no_case", "und-u-ks-level2",
                            "no_accents", "und-u-ks-level1-kc-true",
                            "no_punctuation", "und-u-ka-shifted")
                    .entrySet()) {
                StoreTests.execute(
                        connection,
                        "CREATE COLLATION " + collation.getKey() + " (provider = icu, locale = '" + collation.getValue()
                                + "', deterministic = false)");
            }
        }
    }

    @Override
    public Map<String, String> unsuitableKeyColumns() {
        return Map.of(
                "VARCHAR(128) COLLATE no_case", "event_key ignores case",
                "VARCHAR(128) COLLATE no_accents", "event_key ignores accents",
                "VARCHAR(128) COLLATE no_punctuation", "event_key ignores",
                "CHAR(128)", "event_key ignores trailing blanks");
    }

    @Override
    public String setTimeZoneToKolkata() {
        return "SET TIME ZONE 'Asia/Kolkata'";
    }

    @Override
    public long microsInNewYork(Connection connection, Instant time) throws SQLException {
        StoreTests.execute(connection, "SET TIME ZONE 'America/New_York'");
        String literal = "TIMESTAMP WITH TIME ZONE '" + time + "'";
        return StoreTests.query(
                connection, "SELECT " + Dialect.of(connection).now().replace("CURRENT_TIMESTAMP", literal));
    }

    @Test
    void rejectsTableWithoutPrimaryKey() throws SQLException {
        assertRejectsTableWithoutPrimaryKey();
    }
}
