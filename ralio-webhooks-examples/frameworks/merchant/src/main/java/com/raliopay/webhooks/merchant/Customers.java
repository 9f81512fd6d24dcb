package com.raliopay.webhooks.merchant;

import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** The KYC history of the merchant's customers, in a table {@code kyc_history}. */
public final class Customers {

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS kyc_history (
                customer_id VARCHAR(36) NOT NULL,
                event_type VARCHAR(100) NOT NULL,
                happened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
            )""";

    private Customers() {}

    /**
     * Creates the table unless it exists.
     *
     * @param dataSource the merchant's database
     * @throws SQLException if the database is unavailable
     */
    public static void createTable(DataSource dataSource) throws SQLException {
        try {
            execute(dataSource, TABLE);
        } catch (SQLException e) {
            execute(dataSource, TABLE); // PostgreSQL refuses it to one of two processes that start at the same time
        }
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    /**
     * Adds an event to the history of its customer. Nothing else has to be checked: a transactional listener is called once for
     * each event, and rows may arrive in any order.
     *
     * @param event any event; those without a customer are skipped
     * @param connection the connection of the listener's transaction
     * @throws SQLException if the row cannot be written; Ralio sends the event again
     */
    public static void update(WebhookEvent event, Connection connection) throws SQLException {
        if (!(event instanceof KycEvent kyc) || kyc.subject().id().isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO kyc_history VALUES (?, ?, ?)")) {
            insert.setString(1, kyc.subject().id().orElseThrow().toString());
            insert.setString(2, kyc.type());
            insert.setObject(3, kyc.timestamp().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
