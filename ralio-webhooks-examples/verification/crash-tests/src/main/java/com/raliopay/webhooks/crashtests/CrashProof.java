package com.raliopay.webhooks.crashtests;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/**
 * Kills an endpoint again and again while events are delivered to it, starts it anew each time, and counts the effects.
 *
 * <p>After each kill, when the process is dead and PostgreSQL has ended its connections, and before the next one is
 * started, it looks which events had entered a listener and are not recorded as handled: those are the deliveries that the
 * kill has cut off. Where such a delivery has its effect in the database, the kill hit between effect and record. That is
 * one count. The other is made at the end, and knows nothing of kills: how many effects there are beyond one for each event.
 */
final class CrashProof {

    /** A kill comes at a random moment up to this long after the first event was handled. */
    private static final int LONGEST_LIFE_MILLIS = 400;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Postgres postgres;
    private final Protection protection;
    private final int kills;
    private final long seed;
    private final IntConsumer progress;
    private final int port = Ports.free();

    /**
     * A proof to run.
     *
     * @param postgres survives
     * @param protection what the endpoint has
     * @param kills how many; positive
     * @param seed of all that is random, but for what the threads do
     * @param progress is told the number of each kill
     */
    CrashProof(Postgres postgres, Protection protection, int kills, long seed, IntConsumer progress)
            throws IOException {
        this.postgres = postgres;
        this.protection = protection;
        this.kills = kills;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Runs in a database of its own, which must not be there yet.
     *
     * @throws TimeoutException if the endpoint handles nothing any more
     */
    CrashFigures run() throws IOException, SQLException, InterruptedException, TimeoutException {
        try (Connection connection = postgres.dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database());
        }
        CrashTables tables = CrashTables.create(postgres.dataSource(database()));
        try (Sender sender = new Sender(Endpoint.uri(port), seed)) {
            sender.start();
            int killsInListeners = killAgainAndAgain(tables, sender.attempts());
            KillableEndpoint last = start(kills + 1);
            try {
                sender.finish(PATIENCE);
            } finally {
                last.close();
            }
            return figures(tables, sender, killsInListeners);
        }
    }

    /** Gives how many kills have cut off a delivery. */
    private int killAgainAndAgain(CrashTables tables, Attempts attempts)
            throws IOException, SQLException, InterruptedException, TimeoutException {
        Random random = new Random(seed);
        int killsInListeners = 0;
        for (int run = 1; run <= kills; run++) {
            try (KillableEndpoint endpoint = start(run)) {
                attempts.awaitNew(1, attempt -> attempt.status() == Attempt.OK, PATIENCE);
                Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                endpoint.kill();
            }
            tables.awaitEndOf(run);
            killsInListeners += tables.lookAt(run) > 0 ? 1 : 0;
            progress.accept(run);
        }
        return killsInListeners;
    }

    private KillableEndpoint start(int run) throws IOException {
        return KillableEndpoint.start(List.of(
                protection.name(),
                Integer.toString(port),
                Integer.toString(postgres.port()),
                database(),
                Integer.toString(run),
                Long.toString(seed)));
    }

    private String database() {
        return "crash_" + protection.name().toLowerCase(Locale.ROOT);
    }

    private CrashFigures figures(CrashTables tables, Sender sender, int killsInListeners) throws SQLException {
        Set<UUID> withEffect = tables.eventsWithEffect();
        Set<UUID> lost = new HashSet<>(sender.events());
        lost.removeAll(withEffect);
        return new CrashFigures(
                protection,
                kills,
                killsInListeners,
                tables.runsCutOffAfterEffect(),
                tables.cutOff(),
                tables.cutOffAfterEffect(),
                tables.cutOffEvents(),
                tables.takenOver(),
                tables.takenOverTooEarly(),
                sender.events().size(),
                Attempts.byStatus(sender.attempts().all()),
                tables.effects(),
                tables.effects() - withEffect.size(),
                lost.size());
    }
}
