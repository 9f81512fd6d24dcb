package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A schema script of the jar. It may be run again: what is there stays. */
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
        // A folder that is no package: its files can be read from outside of the module, by merchants' migration tools.
        try (InputStream script =
                requireNonNull(SchemaScript.class.getResourceAsStream("/ralio-webhooks/" + name), name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
