package com.raliopay.webhooks.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * A pool of one connection that is not in autocommit mode, as some pools are configured. Checks that callers return the
 * connection in the state in which they got it.
 */
final class SingleConnectionPool implements AutoCloseable {

    /** Settings of the connection that a caller did not restore. */
    final Queue<String> violations = new ConcurrentLinkedQueue<>();

    private final Connection connection;
    private final int isolation;
    private final Semaphore idle = new Semaphore(1, true);

    SingleConnectionPool(DataSource database, int isolation, String... statements) throws SQLException {
        this.connection = database.getConnection();
        this.isolation = isolation;
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(false);
    }

    SingleConnectionPool(DataSource database, String... statements) throws SQLException {
        this(database, Connection.TRANSACTION_READ_COMMITTED, statements);
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    if (!idle.tryAcquire(1, TimeUnit.MINUTES)) {
                        throw new SQLTransientConnectionException("no idle connection");
                    }
                    return lease();
                });
    }

    private Connection lease() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        check();
                        idle.release();
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void check() throws SQLException {
        if (connection.getAutoCommit()) {
            violations.add("autocommit is on");
        }
        if (connection.getTransactionIsolation() != isolation) {
            violations.add("isolation is " + connection.getTransactionIsolation());
        }
        try (Statement statement = connection.createStatement()) {
            if (statement.getQueryTimeout() != 0) {
                violations.add("query timeout is " + statement.getQueryTimeout());
            }
        }
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
