package com.raliopay.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Tests that MariaDB and MySQL have in common. */
abstract class AbstractMySqlIdempotencyStoreTest extends AbstractIdempotencyStoreTest {

    AbstractMySqlIdempotencyStoreTest(DataSource database) {
        super(database);
    }

    @Override
    public String exactType(int length) {
        return "VARBINARY(" + length + ")";
    }

    @Override
    public Map<String, String> unsuitableKeyColumns() {
        return Map.of(
                "VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci", "event_key ignores case",
                "VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "event_key ignores trailing blanks",
                "VARCHAR(128) CHARACTER SET latin1 COLLATE latin1_general_cs", "event_key ignores trailing blanks",
                "VARCHAR(128) CHARACTER SET ascii", "event_key ignores case");
    }

    @Override
    public String setTimeZoneToKolkata() {
        return "SET time_zone = '+05:30'";
    }

    /** Defines the time zone as of 2026, because the server knows only offsets. */
    @Override
    public long microsInNewYork(Connection connection, Instant time) throws SQLException {
        StoreTests.execute(
                connection,
                "REPLACE INTO mysql.time_zone (Time_zone_id, Use_leap_seconds) VALUES (900, 'N')",
                "REPLACE INTO mysql.time_zone_name (Name, Time_zone_id) VALUES ('America/New_York', 900)",
                "REPLACE INTO mysql.time_zone_transition_type"
                        + " (Time_zone_id, Transition_type_id, `Offset`, Is_DST, Abbreviation)"
                        + " VALUES (900, 0, -18000, 0, 'EST'), (900, 1, -14400, 1, 'EDT')",
                "REPLACE INTO mysql.time_zone_transition (Time_zone_id, Transition_time, Transition_type_id)"
                        + " VALUES (900, " + epochSecond("2026-03-08T07:00:00Z") + ", 1),"
                        + " (900, " + epochSecond("2026-11-01T06:00:00Z") + ", 0)",
                "SET time_zone = 'America/New_York'",
                "SET timestamp = " + time.getEpochSecond());
        assertThat(StoreTests.query(connection, "SELECT HOUR(NOW())"))
                .isEqualTo(time.atZone(ZoneId.of("America/New_York")).getHour());
        return StoreTests.query(connection, "SELECT " + Dialect.of(connection).now());
    }

    private static long epochSecond(String time) {
        return Instant.parse(time).getEpochSecond();
    }

    @Test
    void rejectsTableWithoutPrimaryKey() throws SQLException {
        assertRejectsTableWithoutPrimaryKey();
    }
}
