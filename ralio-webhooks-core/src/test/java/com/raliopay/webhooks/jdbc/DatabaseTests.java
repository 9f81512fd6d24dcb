package com.raliopay.webhooks.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What tests of {@link JdbcIdempotencyStore} need of a database. */
interface DatabaseTests {

    DataSource database();

    /** Returns a store for the endpoint {@code kyc}. */
    JdbcIdempotencyStore store();

    default long query(String sql) throws SQLException {
        try (Connection connection = database().getConnection()) {
            return StoreTests.query(connection, sql);
        }
    }
}
