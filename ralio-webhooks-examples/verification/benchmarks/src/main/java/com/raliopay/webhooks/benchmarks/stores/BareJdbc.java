package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.idempotency.EventKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An insert and an update by key, or a select, in the store's own table. Each is prepared and executed in autocommit mode on a
 * connection from the store's pool, as the store's statements are.
 *
 * @param timeout the query timeout in seconds; 0 for none
 */
record BareJdbc(DataSource database, int timeout) implements BareStore {

    private static final long EXPIRES_AT = 4_000_000_000_000_000L;

    @Override
    public void claimAndComplete(EventKey key) throws SQLException {
        update(
                "INSERT INTO ralio_webhook_events (token, expires_at, endpoint, event_key, deliveries) VALUES (?, ?, ?, ?, 1)",
                "token",
                key);
        update(
                "UPDATE ralio_webhook_events SET token = ?, expires_at = ? WHERE endpoint = ? AND event_key = ?",
                null,
                key);
    }

    private void update(String sql, @Nullable String token, EventKey key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (timeout > 0) {
                statement.setQueryTimeout(timeout);
            }
            statement.setString(1, token);
            statement.setLong(2, EXPIRES_AT);
            statement.setString(3, ENDPOINT);
            statement.setString(4, BareStore.text(key));
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("one row expected: " + sql);
            }
        }
    }

    @Override
    public boolean contains(EventKey key) throws SQLException {
        String sql = "SELECT token, expires_at FROM ralio_webhook_events WHERE endpoint = ? AND event_key = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, ENDPOINT);
            statement.setString(2, BareStore.text(key));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getLong(2) > 0;
            }
        }
    }
}
