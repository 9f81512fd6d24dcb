package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.idempotency.JdbcIdempotencyStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What the runs of the endpoint leave in the database, and what can be read from it. Nothing keeps an event from having
 * several effects here. Each run has a number, and names its connections after it.
 */
final class CrashTables {

    /** A listener has begun; committed before its effect. */
    static final String ENTER = "INSERT INTO entered (event_id, run) VALUES (?, ?)";

    /** The effect of a listener. */
    static final String EFFECT = "INSERT INTO effect (event_id, run) VALUES (?, ?)";

    private static final String[] SCHEMA = {
        "CREATE TABLE entered (event_id uuid, run int, at timestamptz DEFAULT clock_timestamp())",
        "CREATE TABLE effect (event_id uuid, run int)",
        "CREATE TABLE cut_off (event_id uuid, run int, effects int, lease_ends numeric)"
    };

    /** The store's own row tells whether the event is recorded as handled: then the claim's token is gone. */
    private static final String STORE =
            "ralio_webhook_events s WHERE s.endpoint = 'default' AND s.event_key = '" + SessionVerified.TYPE + "/'";

    private static final String LOOK = """
            INSERT INTO cut_off
            SELECT n.event_id, n.run,
              (SELECT count(*) FROM effect f WHERE f.event_id = n.event_id AND f.run = n.run),
              s.expires_at / 1000000.0
            FROM (SELECT DISTINCT event_id, run FROM entered WHERE run = ?) n,
            """ + STORE + " || n.event_id AND s.token IS NOT NULL";

    private static final String TAKEN_OVER = """
            SELECT count(*) FROM (SELECT event_id, max(run) AS run FROM cut_off GROUP BY event_id) c
            WHERE EXISTS (SELECT FROM entered n WHERE n.event_id = c.event_id AND n.run > c.run)
              AND EXISTS (SELECT FROM
            """ + STORE + " || c.event_id AND s.token IS NULL)";

    private static final String TOO_EARLY = """
            SELECT count(*) FROM cut_off c JOIN entered n USING (event_id)
            WHERE n.run > c.run AND EXTRACT(EPOCH FROM n.at) < c.lease_ends
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int POLL_MILLIS = 5;

    private final DataSource database;

    private CrashTables(DataSource database) {
        this.database = database;
    }

    /** Makes the tables, and those of the store, in an empty database. */
    static CrashTables create(DataSource database) throws SQLException {
        JdbcIdempotencyStore.create(database).createSchema();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
        }
        return new CrashTables(database);
    }

    /** The name of a run's connections. */
    static String applicationName(int run) {
        return "run " + run;
    }

    /** Executes {@link #ENTER} or {@link #EFFECT}. */
    static void insert(Connection connection, String sql, UUID event, int run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, event);
            statement.setInt(2, run);
            statement.executeUpdate();
        }
    }

    /** Waits until the server has ended the run's connections: what a dead client has sent last may still be committed. */
    void awaitEndOf(int run) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = ?")) {
            statement.setString(1, applicationName(run));
            while (number(statement) > 0) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("connections of run " + run + " are open after " + PATIENCE);
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    /** Notes the events that a run, which must have ended, had in its listeners; gives how many. */
    int lookAt(int run) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK)) {
            statement.setInt(1, run);
            return statement.executeUpdate();
        }
    }

    /** How many runs ended between an effect and the record of it, each counted once. */
    long runsCutOffAfterEffect() throws SQLException {
        return number("SELECT count(DISTINCT run) FROM cut_off WHERE effects > 0");
    }

    /** How many deliveries were cut off, anywhere from the beginning of the listener to the record. */
    long cutOff() throws SQLException {
        return number("SELECT count(*) FROM cut_off");
    }

    /** How many deliveries were cut off between the effect and the record of it. */
    long cutOffAfterEffect() throws SQLException {
        return number("SELECT count(*) FROM cut_off WHERE effects > 0");
    }

    /** How many events were cut off, at least once each. */
    long cutOffEvents() throws SQLException {
        return number("SELECT count(DISTINCT event_id) FROM cut_off");
    }

    /** How many of them were claimed anew by a later run, and are recorded now. */
    long takenOver() throws SQLException {
        return number(TAKEN_OVER);
    }

    /** How many listeners have begun before the lease of a claim that was cut off had ended. */
    long takenOverTooEarly() throws SQLException {
        return number(TOO_EARLY);
    }

    long effects() throws SQLException {
        return number("SELECT count(*) FROM effect");
    }

    /** The events that have an effect. */
    Set<UUID> eventsWithEffect() throws SQLException {
        Set<UUID> events = new HashSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT event_id FROM effect")) {
            while (rows.next()) {
                events.add(rows.getObject(1, UUID.class));
            }
        }
        return events;
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return number(statement);
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
