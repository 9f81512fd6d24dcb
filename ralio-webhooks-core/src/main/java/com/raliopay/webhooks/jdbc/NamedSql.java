package com.raliopay.webhooks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An SQL statement whose parameters have names, such as {@code :key}, and can occur several times.
 *
 * @param timeout the maximum query timeout in seconds; 0 for the one of the connection
 */
record NamedSql(String sql, List<String> names, int timeout) {

    private static final Pattern PARAMETER = Pattern.compile(":([a-z]+)");

    @FunctionalInterface
    interface Execution<T> {
        T execute(PreparedStatement statement) throws SQLException;
    }

    static NamedSql of(String named, int timeout) {
        List<String> names = new ArrayList<>();
        String sql = PARAMETER.matcher(named).replaceAll(parameter -> {
            names.add(parameter.group(1));
            return "?";
        });
        return new NamedSql(sql, List.copyOf(names), timeout);
    }

    <T> T execute(Connection connection, Map<String, ?> values, Execution<T> execution) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < names.size(); i++) {
                statement.setObject(i + 1, values.get(names.get(i)));
            }
            return timeout == 0 ? execution.execute(statement) : executeWithTimeout(statement, execution);
        }
    }

    /** Restores the timeout afterwards, because H2 applies it to all statements of the connection. */
    private <T> T executeWithTimeout(PreparedStatement statement, Execution<T> execution) throws SQLException {
        int before = statement.getQueryTimeout();
        if (before > 0 && before <= timeout) {
            return execution.execute(statement);
        }
        statement.setQueryTimeout(timeout);
        try {
            return execution.execute(statement);
        } finally {
            if (!statement.isClosed()) {
                statement.setQueryTimeout(before);
            }
        }
    }

    int update(Connection connection, Map<String, ?> values) throws SQLException {
        return execute(connection, values, PreparedStatement::executeUpdate);
    }
}
