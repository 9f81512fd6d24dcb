package com.raliopay.webhooks.jdbc;

import static com.raliopay.webhooks.jdbc.StoreTests.execute;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookWriter;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * A merchant's table of KYC levels and of what listeners did, and events that are delivered to them in random order, some of
 * them several times, by eight threads, until every delivery has been acknowledged.
 */
final class Effects {

    private static final int THREADS = 8;
    private static final Instant START = Instant.parse("2026-03-17T16:35:12Z");

    /** Ends the session of the connection, as a crash of the server would. */
    @FunctionalInterface
    interface Kill {
        void kill(Connection connection) throws SQLException;
    }

    private final DataSource database;
    private final Random random = new Random(2026);
    private final Set<UUID> failed = ConcurrentHashMap.newKeySet();
    private final Set<UUID> killed = ConcurrentHashMap.newKeySet();

    /** Creates the tables. */
    Effects(DataSource database, int subjects) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection()) {
            execute(
                    connection,
                    "DROP TABLE IF EXISTS levels",
                    "DROP TABLE IF EXISTS effects",
                    "CREATE TABLE levels (subject VARCHAR(36) PRIMARY KEY, kyc_level VARCHAR(10))",
                    "CREATE TABLE effects (id VARCHAR(36))");
            for (int i = 0; i < subjects; i++) {
                execute(connection, "INSERT INTO levels (subject) VALUES ('" + subject(i) + "')");
            }
        }
    }

    private static UUID subject(int number) {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L + number);
    }

    /** Returns events with the levels L0, L1, and so on of each subject, in this order. */
    static List<StateUpdated> levels(int subjects, int levels) {
        return IntStream.range(0, subjects * levels)
                .mapToObj(i -> new StateUpdated(
                        UUID.randomUUID(),
                        START.plusSeconds(i % levels),
                        Subject.user(subject(i / levels)),
                        1,
                        "L" + i % levels))
                .toList();
    }

    /** Writes the level. Fails at the first attempt of every tenth event, after its changes. */
    void setLevel(StateUpdated event, Connection connection) throws SQLException, IOException {
        update(
                connection,
                "UPDATE levels SET kyc_level = ? WHERE subject = ?",
                event.levelText(),
                event.subject().userId().orElseThrow().toString());
        if (Math.floorMod(event.id().hashCode(), 10) == 0 && failed.add(event.id())) {
            throw new IOException("fails once");
        }
    }

    /** Adds a row. Its connection is killed at the first attempt of about every 200th event, after its changes. */
    void addEffect(WebhookEvent event, Connection connection, Kill kill) throws SQLException {
        update(connection, "INSERT INTO effects VALUES (?)", event.id().toString());
        if (Math.floorMod(event.id().hashCode(), 200) == 0 && killed.add(event.id())) {
            kill.kill(connection);
        }
    }

    /** Locks the row of a subject. */
    void lock(Connection connection, int subject) throws SQLException {
        update(
                connection,
                "UPDATE levels SET kyc_level = 'L' WHERE subject = ?",
                subject(subject).toString());
    }

    int killed() {
        return killed.size();
    }

    private static void update(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** Delivers each event, and every fourth of them once more, in random order. */
    void deliver(WebhookDispatcher ralio, List<? extends WebhookEvent> events) throws Exception {
        List<WebhookEvent> deliveries = new ArrayList<>(events);
        for (int i = 0; i < events.size(); i += 4) {
            deliveries.add(events.get(i));
        }
        Collections.shuffle(deliveries, random);
        Queue<WebhookEvent> queue = new ConcurrentLinkedQueue<>(deliveries);
        Callable<Void> sender = () -> {
            for (WebhookEvent event = queue.poll(); event != null; event = queue.poll()) {
                Outcome outcome = ralio.dispatch(WebhookWriter.write(event)).outcome();
                if (outcome != Outcome.HANDLED && outcome != Outcome.DUPLICATE) {
                    queue.add(event); // the provider sends it again
                }
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> each : threads.invokeAll(Collections.nCopies(THREADS, sender), 5, TimeUnit.MINUTES)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    long subjectsWithoutLevel(String level) throws SQLException {
        return query("SELECT COUNT(*) FROM levels WHERE kyc_level IS NULL OR kyc_level <> '" + level + "'");
    }

    long effects() throws SQLException {
        return query("SELECT COUNT(*) FROM effects");
    }

    long distinctEffects() throws SQLException {
        return query("SELECT COUNT(DISTINCT id) FROM effects");
    }

    private long query(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return StoreTests.query(connection, sql);
        }
    }
}
