package com.raliopay.webhooks.idempotency;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Does each piece of work on a connection of its own, in autocommit: outside of any transaction of the merchant. */
final class Database {

    /**
     * A statement that failed is tried again, whatever the error: databases disagree on the classes of deadlocks, of
     * serialization failures and of inserts that crossed, and all that is done here may be done twice.
     */
    private static final int ATTEMPTS = 3;

    /** What to do, with the statements of the database at hand. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection, Dialect.Statements sql) throws SQLException;
    }

    private final DataSource dataSource;
    private final String table;

    /** Found at the first use: a database that is down must not keep the application from starting. */
    private volatile Dialect.@Nullable Statements statements;

    Database(DataSource dataSource, String table) {
        this.dataSource = dataSource;
        this.table = table;
    }

    DataSource dataSource() {
        return dataSource;
    }

    String table() {
        return table;
    }

    /** The statements for the database that this connection leads to. */
    Dialect.Statements statements(Connection connection) throws SQLException {
        Dialect.Statements known = statements;
        if (known == null) {
            known = Dialect.of(connection).statements(table);
            statements = known;
        }
        return known;
    }

    <T> T call(String attempted, Work<T> work) {
        try {
            Connection connection = dataSource.getConnection();
            boolean autoCommit = true;
            try {
                autoCommit = connection.getAutoCommit();
                if (!autoCommit) {
                    connection.setAutoCommit(true);
                }
                return repeated(connection, work);
            } finally {
                giveBack(connection, autoCommit);
            }
        } catch (SQLException e) {
            throw new IdempotencyStoreException(attempted, e);
        }
    }

    private <T> T repeated(Connection connection, Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.on(connection, statements(connection));
            } catch (SQLTimeoutException e) {
                throw e;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || connection.isClosed()) {
                    throw e;
                }
            }
        }
    }

    /** What was done is committed; that the connection cannot be given back in order does not change it. */
    private static void giveBack(Connection connection, boolean autoCommit) {
        try (connection) {
            if (!autoCommit) {
                connection.setAutoCommit(false);
            }
        } catch (SQLException e) {
            // The pool finds out by itself.
        }
    }
}
