package com.raliopay.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/** Helpers for tests of {@link JdbcIdempotencyStore}. */
final class StoreTests {

    static final Duration LEASE = Duration.ofMinutes(1);
    static final Duration RETENTION = Duration.ofDays(1);

    private StoreTests() {}

    static EventKey newKey() {
        return new EventKey("type", UUID.randomUUID());
    }

    static String acquire(JdbcIdempotencyStore store, EventKey key) {
        Claim claim = store.claim(key, LEASE);
        assertThat(claim).isInstanceOf(Claim.Acquired.class);
        return ((Claim.Acquired) claim).token();
    }

    static long query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns the FROM and WHERE clauses for the rows of a key. */
    static String row(EventKey key) {
        return " FROM ralio_webhook_events WHERE event_key = '" + ColumnValues.text(key) + "'";
    }
}
