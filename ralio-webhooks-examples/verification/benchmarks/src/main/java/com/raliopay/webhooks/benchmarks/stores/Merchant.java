package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.event.StateUpdated;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A merchant's table of users, and his one statement for an event. */
final class Merchant {

    static final int USERS = 1_000;

    private Merchant() {}

    /** Creates the table with all users. */
    static void createUsers(DataSource database) throws SQLException {
        Sql.execute(
                database,
                "DROP TABLE IF EXISTS users",
                "CREATE TABLE users (id VARCHAR(36) PRIMARY KEY, kyc_level VARCHAR(20))");
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO users VALUES (?, '')")) {
            for (int i = 0; i < USERS; i++) {
                insert.setString(1, Events.user(i).toString());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Handles an event with one statement. */
    static void handle(StateUpdated event, Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE users SET kyc_level = ? WHERE id = ?")) {
            update.setString(1, event.levelText());
            update.setString(2, event.subject().userId().orElseThrow().toString());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("one user must be updated");
            }
        }
    }

    /** Handles an event with one statement in a transaction. */
    static void handleInTransaction(StateUpdated event, DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                handle(event, connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
