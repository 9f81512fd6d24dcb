package com.raliopay.webhooks.jdbc;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs a schema script from the jar. */
final class SchemaScript {

    private SchemaScript() {}

    static void run(Connection connection, String name, String table) throws SQLException {
        String script = read(name).replaceAll("(?m)--.*$", "").replace(JdbcIdempotencyStore.DEFAULT_TABLE, table);
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static String read(String name) {
        // Not in a package: merchants' migration tools can then read the scripts from outside the module.
        try (InputStream script =
                requireNonNull(SchemaScript.class.getResourceAsStream("/ralio-webhooks/" + name), name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
