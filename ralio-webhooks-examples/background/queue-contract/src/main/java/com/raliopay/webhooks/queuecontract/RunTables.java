package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.deadletters.DeadLetters;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The tables with the side effects of listeners. No constraint prevents repeated side effects of an event. */
final class RunTables {

    private final DataSource database;

    private RunTables(DataSource database) {
        this.database = database;
    }

    /** Creates these tables, those of the workers' store, and that of the dead letters. */
    static RunTables create(DataSource database) throws SQLException {
        JdbcIdempotencyStore.create(database, QueueEnvironment.WORKER).createSchema();
        DeadLetters.create(database).createTable();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE effect (event_id uuid, run int)");
            statement.execute("CREATE TABLE kyc_level (subject uuid PRIMARY KEY, level text)");
        }
        return new RunTables(database);
    }

    /** Adds a side effect. */
    static void insertEffect(Connection connection, UUID event, int run) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO effect (event_id, run) VALUES (?, ?)")) {
            insert.setObject(1, event);
            insert.setInt(2, run);
            insert.executeUpdate();
        }
    }

    /** Overwrites the level of a subject. */
    static void setLevel(StateUpdated event, Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("INSERT INTO kyc_level VALUES (?, ?)"
                + " ON CONFLICT (subject) DO UPDATE SET level = excluded.level")) {
            upsert.setObject(1, event.subject().id().orElseThrow());
            upsert.setString(2, event.levelText());
            upsert.executeUpdate();
        }
    }

    /** Returns the process of each side effect, by event. */
    Map<UUID, List<Integer>> effects() throws SQLException {
        Map<UUID, List<Integer>> effects = new HashMap<>();
        query(
                "SELECT event_id, run FROM effect",
                row -> effects.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(row.getInt(2)));
        return effects;
    }

    /** Returns the level of each subject. */
    Map<UUID, String> levels() throws SQLException {
        Map<UUID, String> levels = new HashMap<>();
        query(
                "SELECT subject, level FROM kyc_level",
                row -> levels.put(row.getObject(1, UUID.class), row.getString(2)));
        return levels;
    }

    /** Returns the number of side effects. */
    long countEffects() throws SQLException {
        return count("SELECT count(*) FROM effect");
    }

    /** Returns the number of processes that have a side effect. */
    long countProcesses() throws SQLException {
        return count("SELECT count(DISTINCT run) FROM effect");
    }

    private long count(String sql) throws SQLException {
        List<Long> count = new ArrayList<>();
        query(sql, row -> count.add(row.getLong(1)));
        return count.get(0);
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, RowReader reader) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
