package com.raliopay.webhooks.jdbc;

import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Executes statements on its own connections in autocommit mode, outside the merchant's transactions. */
final class Database {

    /**
     * Statements are repeated after any error: databases report deadlocks, serialization failures and conflicting inserts
     * differently, and repeating these statements does no harm.
     */
    private static final int ATTEMPTS = 3;

    /** Statements that failed later are not repeated: most of them waited for a lock, and would wait again. */
    private static final Duration REPEAT_WITHIN = Duration.ofSeconds(1);

    /** SQL states of a missing table: that of PostgreSQL, that of MariaDB, MySQL, and H2, and another one of H2. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S04");

    /** Executes one or more statements. */
    @FunctionalInterface
    interface Work<T> {
        T execute(Connection connection, Dialect.Statements sql) throws SQLException;
    }

    private final DataSource dataSource;
    private final String table;

    /** Determined at the first use, so that the application can start while the database is down. */
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

    /** Returns the statements for the product that the connection leads to. */
    Dialect.Statements statements(Connection connection) throws SQLException {
        Dialect.Statements known = statements;
        if (known == null) {
            known = Dialect.of(connection).statements(table);
            statements = known;
        }
        return known;
    }

    /**
     * Executes the work on a new connection.
     *
     * @param action for the message of the exception, such as {@code claiming an event}
     */
    <T> T call(String action, Work<T> work) {
        try {
            Connection connection = dataSource.getConnection();
            boolean autoCommit = true;
            try {
                autoCommit = connection.getAutoCommit();
                if (!autoCommit) {
                    connection.setAutoCommit(true);
                }
                return executeRepeatedly(connection, work);
            } finally {
                close(connection, autoCommit);
            }
        } catch (IdempotencyStoreException e) {
            throw e;
        } catch (SQLException e) {
            boolean noTable = NO_TABLE.contains(String.valueOf(e.getSQLState()));
            String hint = noTable ? "; create the table, with createSchema() for example" : "";
            throw new IdempotencyStoreException(
                    action + ": SQL state " + e.getSQLState() + ", error " + e.getErrorCode() + hint, e);
        } catch (RuntimeException e) {
            throw new IdempotencyStoreException(action + ": " + e.getClass().getName(), e);
        }
    }

    /** Executes the work in a transaction, which is rolled back unless the work commits it. */
    <T> T callInTransaction(String action, Work<T> work) {
        return call(action, (connection, sql) -> {
            connection.setAutoCommit(false);
            try {
                return work.execute(connection, sql);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private <T> T executeRepeatedly(Connection connection, Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            long start = System.nanoTime();
            try {
                return attempt == 1
                        ? work.execute(connection, statements(connection))
                        : executeReadCommitted(connection, work);
            } catch (SQLTimeoutException e) {
                throw e;
            } catch (SQLException e) {
                boolean slow = System.nanoTime() - start >= REPEAT_WITHIN.toNanos();
                if (attempt == ATTEMPTS || slow || connection.isClosed()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Executes the work in the isolation in which concurrent claims wait for each other instead of failing. Not for first
     * attempts, because drivers ask the server for the isolation.
     */
    private <T> T executeReadCommitted(Connection connection, Work<T> work) throws SQLException {
        int isolation = connection.getTransactionIsolation();
        if (isolation == Connection.TRANSACTION_READ_COMMITTED) {
            return work.execute(connection, statements(connection));
        }
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try {
            return work.execute(connection, statements(connection));
        } finally {
            connection.setTransactionIsolation(isolation);
        }
    }

    /** Ignores failures: the work is committed, and a pool checks its connections itself. */
    private static void close(Connection connection, boolean autoCommit) {
        try (connection) {
            if (!autoCommit) {
                connection.setAutoCommit(false);
            }
        } catch (SQLException | RuntimeException e) {
            // See above.
        }
    }
}
