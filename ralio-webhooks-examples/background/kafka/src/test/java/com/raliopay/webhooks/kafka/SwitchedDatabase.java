package com.raliopay.webhooks.kafka;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.UUID;

/** A database in memory that can be taken down. */
final class SwitchedDatabase extends HikariDataSource {

    private volatile boolean down;

    SwitchedDatabase() {
        super(config());
    }

    private static HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return config;
    }

    void setDown(boolean down) {
        this.down = down;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (down) {
            throw new SQLTransientConnectionException("down", new IllegalStateException("a cause, as pools have"));
        }
        return super.getConnection();
    }
}
