package com.raliopay.webhooks.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source that sets the autocommit mode of its connections, counts statements, and can make them fail. */
final class DataSourceSpy {

    final AtomicInteger statements = new AtomicInteger();

    /** How many of the next statements fail without being executed. */
    final AtomicInteger failuresBefore = new AtomicInteger();

    /** How many of the next statements fail although they have been executed. */
    final AtomicInteger failuresAfter = new AtomicInteger();

    /** How many of the next commits fail. */
    final AtomicInteger failuresToCommit = new AtomicInteger();

    /** How many of the next connections throw a RuntimeException after they have been closed. */
    final AtomicInteger failuresToClose = new AtomicInteger();

    /** The query timeout that statements report. */
    final AtomicInteger queryTimeout = new AtomicInteger();

    /** The query timeouts that have been set. */
    final Queue<Integer> queryTimeouts = new ConcurrentLinkedQueue<>();

    final Queue<Boolean> autoCommitAtClose = new ConcurrentLinkedQueue<>();

    private final DataSource database;
    private final boolean autoCommit;

    DataSourceSpy(DataSource database, boolean autoCommit) {
        this.database = database;
        this.autoCommit = autoCommit;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, args) -> {
            Object result = call(database, method, args);
            if (result instanceof Connection connection) {
                connection.setAutoCommit(autoCommit);
                return spy(connection);
            }
            return result;
        });
    }

    private Connection spy(Connection connection) {
        return proxy(Connection.class, (proxy, method, args) -> {
            if (method.getName().equals("close")) {
                autoCommitAtClose.add(connection.getAutoCommit());
                connection.close();
                if (failuresToClose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new IllegalStateException("cannot be closed");
                }
            }
            if (method.getName().equals("commit")) {
                failIfRequested(failuresToCommit);
            }
            Object result = call(connection, method, args);
            return result instanceof Statement statement ? spy(statement, method.getReturnType()) : result;
        });
    }

    private Object spy(Statement statement, Class<?> type) {
        return proxy(type, (proxy, method, args) -> {
            if (method.getName().equals("getQueryTimeout")) {
                return queryTimeout.get();
            }
            if (method.getName().equals("setQueryTimeout")) {
                queryTimeouts.add((Integer) args[0]);
            }
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, args);
            }
            statements.incrementAndGet();
            failIfRequested(failuresBefore);
            Object result = call(statement, method, args);
            failIfRequested(failuresAfter);
            return result;
        });
    }

    private static void failIfRequested(AtomicInteger failures) throws SQLException {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new SQLException("secret detail", "40001", 1213);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(DataSourceSpy.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Returns the number of statements that the call executes. */
    int count(Runnable call) {
        statements.set(0);
        call.run();
        return statements.get();
    }
}
