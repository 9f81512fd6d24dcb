package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
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
 * The tables that the processes of the endpoint write to, and the queries on them. No constraint prevents repeated side
 * effects of an event. Each process has a run number, which is part of the name of its connections.
 */
final class CrashTables {

    /** Records that a listener has started; committed before its side effect. */
    static final String ENTER = "INSERT INTO entered (event_id, run) VALUES (?, ?)";

    /** The side effect of a listener. */
    static final String EFFECT = "INSERT INTO effect (event_id, run) VALUES (?, ?)";

    private static final String[] SCHEMA = {
        "CREATE TABLE entered (event_id uuid, run int, at timestamptz DEFAULT clock_timestamp())",
        "CREATE TABLE effect (event_id uuid, run int)",
        "CREATE TABLE interrupted (event_id uuid, run int, effects int, lease_ends numeric)"
    };

    /** The store's row of an event, which has a token until the event is completed. */
    private static final String STORE = "ralio_webhook_events s WHERE s.endpoint = '" + Endpoint.NAME
            + "' AND s.event_key = '" + SessionVerified.TYPE + "/'";

    private static final String RECORD_INTERRUPTED = """
            INSERT INTO interrupted
            SELECT n.event_id, n.run,
              (SELECT count(*) FROM effect f WHERE f.event_id = n.event_id AND f.run = n.run),
              s.expires_at / 1000000.0
            FROM (SELECT DISTINCT event_id, run FROM entered WHERE run = ?) n,
            """ + STORE + " || n.event_id AND s.token IS NOT NULL";

    private static final String TAKEN_OVER = """
            SELECT count(*) FROM (SELECT event_id, max(run) AS run FROM interrupted GROUP BY event_id) c
            WHERE EXISTS (SELECT FROM entered n WHERE n.event_id = c.event_id AND n.run > c.run)
              AND EXISTS (SELECT FROM
            """ + STORE + " || c.event_id AND s.token IS NULL)";

    private static final String TOO_EARLY = """
            SELECT count(*) FROM interrupted c JOIN entered n USING (event_id)
            WHERE n.run > c.run AND EXTRACT(EPOCH FROM n.at) < c.lease_ends
            """;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int POLL_MILLIS = 5;

    private final DataSource database;

    private CrashTables(DataSource database) {
        this.database = database;
    }

    /** Creates these tables and those of the store in an empty database. */
    static CrashTables create(DataSource database) throws SQLException {
        JdbcIdempotencyStore.create(database, Endpoint.NAME).createSchema();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
        }
        return new CrashTables(database);
    }

    /** Returns the name of the connections of a run. */
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

    /** Waits until the server has closed the connections of a run: the last statement of a dead client may still be committed. */
    void awaitEndOf(int run) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = ?")) {
            statement.setString(1, applicationName(run));
            while (number(statement) > 0) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("connections of run " + run + " are open after " + TIMEOUT);
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    /** Records the events whose listeners were interrupted at the end of a run; returns their number. */
    int recordInterrupted(int run) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RECORD_INTERRUPTED)) {
            statement.setInt(1, run);
            return statement.executeUpdate();
        }
    }

    /** Returns the number of runs that ended between a side effect and its completion. */
    long runsInterruptedAfterEffect() throws SQLException {
        return number("SELECT count(DISTINCT run) FROM interrupted WHERE effects > 0");
    }

    /** Returns the number of deliveries that were interrupted between the start of the listener and completion. */
    long interrupted() throws SQLException {
        return number("SELECT count(*) FROM interrupted");
    }

    /** Returns the number of deliveries that were interrupted between side effect and completion. */
    long interruptedAfterEffect() throws SQLException {
        return number("SELECT count(*) FROM interrupted WHERE effects > 0");
    }

    /** Returns the number of events that were interrupted at least once. */
    long interruptedEvents() throws SQLException {
        return number("SELECT count(DISTINCT event_id) FROM interrupted");
    }

    /** Returns the number of interrupted events that were claimed by a later run and are completed. */
    long takenOver() throws SQLException {
        return number(TAKEN_OVER);
    }

    /** Returns the number of listener calls that began before the lease of the interrupted claim expired. */
    long takenOverTooEarly() throws SQLException {
        return number(TOO_EARLY);
    }

    long effects() throws SQLException {
        return number("SELECT count(*) FROM effect");
    }

    /** Returns the ids of the events that have a side effect. */
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
