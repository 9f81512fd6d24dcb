package com.raliopay.webhooks.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement whose parameters have names, {@code :key}, so that each may stand in it as often as a database needs it. */
record NamedSql(String text, List<String> names) {

    private static final Pattern PARAMETER = Pattern.compile(":([a-z]+)");

    static NamedSql of(String named) {
        List<String> names = new ArrayList<>();
        Matcher parameters = PARAMETER.matcher(named);
        String text = parameters.replaceAll(parameter -> {
            names.add(parameter.group(1));
            return "?";
        });
        return new NamedSql(text, List.copyOf(names));
    }

    PreparedStatement prepare(Connection connection, Map<String, ?> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < names.size(); i++) {
                statement.setObject(i + 1, values.get(names.get(i)));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    int update(Connection connection, Map<String, ?> values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, values)) {
            return statement.executeUpdate();
        }
    }
}
