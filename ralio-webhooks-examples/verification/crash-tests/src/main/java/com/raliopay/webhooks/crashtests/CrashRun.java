package com.raliopay.webhooks.crashtests;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/**
 * Kills and restarts an endpoint repeatedly while events are delivered to it, and counts side effects in two ways.
 *
 * <p>After each kill, when PostgreSQL has closed the connections of the dead process and before the next one starts, it
 * queries which events have entered a listener and are not completed: these deliveries were interrupted. If such an event has
 * a side effect in the database, the kill hit between side effect and completion. Independently of the kills, it counts at
 * the end the side effects beyond one per event.
 */
final class CrashRun {

    /** The longest time between the first handled event and the kill, which comes at a random moment. */
    private static final int LONGEST_LIFE_MILLIS = 400;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Postgres postgres;
    private final Protection protection;
    private final int kills;
    private final long seed;
    private final int port = Ports.free();

    /**
     * Creates a run.
     *
     * @param postgres the server, which keeps running
     * @param protection the endpoint's protection against repeated side effects
     * @param kills the number of kills; positive
     * @param seed the seed of all random values; the scheduling of threads remains random
     */
    CrashRun(Postgres postgres, Protection protection, int kills, long seed) throws IOException {
        this.postgres = postgres;
        this.protection = protection;
        this.kills = kills;
        this.seed = seed;
    }

    /**
     * Runs in a database of its own, which must not exist yet.
     *
     * @throws TimeoutException if the endpoint stops handling events
     */
    CrashMetrics run() throws IOException, SQLException, InterruptedException, TimeoutException {
        try (Connection connection = postgres.dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database());
        }
        CrashTables tables = CrashTables.create(postgres.dataSource(database()));
        try (Sender sender = new Sender(Endpoint.uri(port), seed)) {
            sender.start();
            int killsInListeners = killRepeatedly(tables, sender.attempts());
            KillableProcess last = start(kills + 1);
            try {
                sender.finish(TIMEOUT);
            } finally {
                last.close();
            }
            return metrics(tables, sender, killsInListeners);
        }
    }

    /** Returns the number of kills that interrupted a delivery. */
    private int killRepeatedly(CrashTables tables, Attempts attempts)
            throws IOException, SQLException, InterruptedException, TimeoutException {
        Random random = new Random(seed);
        int killsInListeners = 0;
        for (int run = 1; run <= kills; run++) {
            try (KillableProcess endpoint = start(run)) {
                attempts.awaitNew(1, attempt -> attempt.status() == Attempt.OK, TIMEOUT);
                Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                endpoint.kill();
            }
            tables.awaitEndOf(run);
            killsInListeners += tables.recordInterrupted(run) > 0 ? 1 : 0;
        }
        return killsInListeners;
    }

    private KillableProcess start(int run) throws IOException {
        List<String> options = new ArrayList<>(KillableProcess.QUICK_START);
        options.add("-Dcrash-tests.log=WARN");
        List<String> args = List.of(
                protection.name(),
                Integer.toString(port),
                Integer.toString(postgres.port()),
                database(),
                Integer.toString(run),
                Long.toString(seed));
        return KillableProcess.start(options, EndpointProcess.class, args, Redirect.INHERIT, line -> {});
    }

    private String database() {
        return "crash_" + protection.name().toLowerCase(Locale.ROOT);
    }

    private CrashMetrics metrics(CrashTables tables, Sender sender, int killsInListeners) throws SQLException {
        Set<UUID> withEffect = tables.eventsWithEffect();
        Set<UUID> lost = new HashSet<>(sender.events());
        lost.removeAll(withEffect);
        return new CrashMetrics(
                protection,
                kills,
                killsInListeners,
                tables.runsInterruptedAfterEffect(),
                tables.interrupted(),
                tables.interruptedAfterEffect(),
                tables.interruptedEvents(),
                tables.takenOver(),
                tables.takenOverTooEarly(),
                sender.events().size(),
                Attempts.byStatus(sender.attempts().all()),
                tables.effects(),
                tables.effects() - withEffect.size(),
                lost.size());
    }
}
