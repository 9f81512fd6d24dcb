package com.raliopay.webhooks.idempotency;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A pool as tests want it: counts statements, hands out connections in the state it is told to, and fails when told to. */
final class SpiedDataSource {

    final AtomicInteger statements = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();

    /** The autocommit of each connection when it was given back. */
    final Queue<Boolean> autoCommitAtClose = new ConcurrentLinkedQueue<>();

    private final DataSource database;
    private final boolean autoCommit;

    SpiedDataSource(DataSource database, boolean autoCommit) {
        this.database = database;
        this.autoCommit = autoCommit;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, database, "getConnection", result -> {
            try {
                Connection connection = (Connection) result;
                connection.setAutoCommit(autoCommit);
                return spied(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Connection spied(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        autoCommitAtClose.add(connection.getAutoCommit());
                    }
                    try {
                        Object result = method.invoke(connection, args);
                        return result instanceof Statement statement
                                ? spied(statement, method.getReturnType())
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Object spied(Statement statement, Class<?> type) {
        return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().startsWith("execute")) {
                statements.incrementAndGet();
                if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new SQLException("secret detail", "40001", 1213);
                }
            }
            try {
                return method.invoke(statement, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private <T> T proxy(Class<T> type, T target, String name, UnaryOperator<Object> change) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    try {
                        Object result = method.invoke(target, args);
                        return method.getName().equals(name) ? change.apply(result) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** {@return how many statements the call took} */
    int count(Runnable call) {
        statements.set(0);
        call.run();
        return statements.get();
    }
}
