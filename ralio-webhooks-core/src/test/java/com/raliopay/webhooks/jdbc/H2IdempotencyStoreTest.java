package com.raliopay.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2IdempotencyStoreTest extends AbstractIdempotencyStoreTest {

    H2IdempotencyStoreTest() {
        super(TestDatabases.h2());
    }

    @Override
    public Map<String, String> unsuitableKeyColumns() {
        return Map.of(
                "VARCHAR_IGNORECASE(128)", "event_key ignores case",
                "CHAR(128)", "event_key ignores trailing blanks");
    }

    @Override
    public String setTimeZoneToKolkata() {
        return "SET TIME ZONE 'Asia/Kolkata'";
    }

    @Override
    public long microsInNewYork(Connection connection, Instant time) throws SQLException {
        StoreTests.execute(connection, "SET TIME ZONE 'America/New_York'");
        String literal = "TIMESTAMP WITH TIME ZONE '"
                + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(ZoneId.of("America/New_York"))) + "'";
        return StoreTests.query(
                connection, "SELECT " + Dialect.of(connection).now().replace("CURRENT_TIMESTAMP(6)", literal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET COLLATION ENGLISH STRENGTH PRIMARY", "SET IGNORECASE TRUE"})
    void rejectsDatabaseThatIgnoresCase(String setting) throws SQLException {
        DataSource database = TestDatabases.h2(UUID.randomUUID().toString());
        try (Connection connection = database.getConnection()) {
            StoreTests.execute(connection, setting);
        }

        assertThatThrownBy(JdbcIdempotencyStore.create(database, "kyc")::createSchema)
                .isInstanceOf(IdempotencyStoreException.class)
                .hasMessageStartingWith("the column endpoint ignores case");
    }
}
