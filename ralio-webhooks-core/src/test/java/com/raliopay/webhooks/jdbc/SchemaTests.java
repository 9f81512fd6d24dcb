package com.raliopay.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tests of {@link JdbcIdempotencyStore#createSchema} and {@link JdbcIdempotencyStore#checkSchema} for each database. */
interface SchemaTests extends DatabaseTests {

    /** Returns definitions of the column event_key that do not distinguish all keys, with a part of the message. */
    Map<String, String> unsuitableKeyColumns();

    /** Returns the type of a column that distinguishes all keys. */
    default String exactType(int length) {
        return "VARCHAR(" + length + ")";
    }

    @Test
    default void rejectsUnsuitableKeyColumns() throws SQLException {
        JdbcIdempotencyStore unsuitable = store().withTable("unsuitable_events");
        for (Map.Entry<String, String> column : unsuitableKeyColumns().entrySet()) {
            createUnsuitableTable(exactType(100), column.getKey(), ", PRIMARY KEY (endpoint, event_key)");

            for (ThrowingCallable call : List.<ThrowingCallable>of(unsuitable::checkSchema, unsuitable::createSchema)) {
                assertThatThrownBy(call)
                        .as(column.getKey())
                        .isInstanceOf(IdempotencyStoreException.class)
                        .hasMessageContaining(column.getValue())
                        .hasMessageContaining("unsuitable_events");
            }
            assertThat(query("SELECT COUNT(*) FROM unsuitable_events")).isZero();
        }
    }

    /** Not for H2, where no statement of the store shows the difference. */
    default void assertRejectsTableWithoutPrimaryKey() throws SQLException {
        createUnsuitableTable(exactType(100), exactType(128), "");

        assertThatThrownBy(store().withTable("unsuitable_events")::checkSchema)
                .isInstanceOf(IdempotencyStoreException.class);
    }

    @Test
    default void rejectsEndpointColumnThatIsTooShort() throws SQLException {
        createUnsuitableTable(exactType(80), exactType(128), ", PRIMARY KEY (endpoint, event_key)");

        assertThatThrownBy(store().withTable("unsuitable_events")::checkSchema)
                .isInstanceOf(IdempotencyStoreException.class);
    }

    @Test
    default void rejectsColumnThatRoundsTimes() throws SQLException {
        String primaryKey = ", PRIMARY KEY (endpoint, event_key)";
        createTable(exactType(100), exactType(128), "DECIMAL(20, 6)", primaryKey);

        assertThatThrownBy(store().withTable("unsuitable_events")::checkSchema)
                .isInstanceOf(IdempotencyStoreException.class)
                .hasMessageStartingWith("the column newest_at rounds times in the table unsuitable_events");

        createTable(exactType(100), exactType(128), "DECIMAL(29, 9)", primaryKey);
        store().withTable("unsuitable_events").checkSchema();
    }

    private void createUnsuitableTable(String endpoint, String key, String constraint) throws SQLException {
        createTable(endpoint, key, "DECIMAL(29, 9)", constraint);
    }

    private void createTable(String endpoint, String key, String newest, String constraint) throws SQLException {
        try (Connection connection = database().getConnection()) {
            StoreTests.execute(
                    connection,
                    "DROP TABLE IF EXISTS unsuitable_events",
                    "CREATE TABLE unsuitable_events (endpoint " + endpoint + ", event_key " + key
                            + ", token VARCHAR(36), deliveries BIGINT, newest_at " + newest + ", expires_at BIGINT"
                            + constraint + ")");
        }
    }

    @Test
    default void acceptsSuitableTable() throws SQLException {
        store().checkSchema();
        store().createSchema();

        assertThat(query("SELECT COUNT(*) FROM ralio_webhook_events WHERE endpoint LIKE '#%'"))
                .isZero();
    }

    @Test
    default void checkFailsIfTableIsMissing() {
        assertThatThrownBy(store().withTable("missing")::checkSchema)
                .isInstanceOf(IdempotencyStoreException.class)
                .hasMessageStartingWith("checking the table: SQL state ");
    }
}
