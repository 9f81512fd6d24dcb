package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Stops and restarts PostgreSQL repeatedly while events are delivered. The endpoint keeps its process, dispatcher, store and
 * source of connections.
 */
final class OutageRun {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** The number of deliveries that begin and end during each outage. */
    private static final int DELIVERIES_WHILE_DOWN = 20;

    private static final int LONGEST_PAUSE_MILLIS = 300;

    private final Source source;
    private final int stops;
    private final long seed;

    /**
     * Creates a run.
     *
     * @param source the source of the endpoint's connections
     * @param stops the number of stops; positive. Immediate and fast shutdowns alternate
     * @param seed the seed of all random values; the scheduling of threads remains random
     */
    OutageRun(Source source, int stops, long seed) {
        this.source = source;
        this.stops = stops;
        this.seed = seed;
    }

    /**
     * Runs with a database server of its own.
     *
     * @throws TimeoutException if the endpoint stops handling events
     */
    OutageMetrics run() throws Exception {
        try (Postgres postgres = new Postgres()) {
            DataSource database = source.open(postgres);
            try {
                JdbcIdempotencyStore.create(database, Endpoint.NAME).createSchema();
                return run(postgres, new WatchedMerchant(database, seed));
            } finally {
                if (database instanceof AutoCloseable pool) {
                    pool.close();
                }
            }
        }
    }

    private OutageMetrics run(Postgres postgres, WatchedMerchant merchant)
            throws IOException, InterruptedException, TimeoutException {
        int port = Ports.free();
        List<Outage> outages = new ArrayList<>();
        try (Endpoint endpoint = new Endpoint(port, merchant.dispatcher());
                Sender sender = new Sender(Endpoint.uri(port), seed)) {
            endpoint.start();
            sender.start();
            Random random = new Random(seed);
            awaitHandledSince(System.nanoTime(), sender);
            for (int stop = 1; stop <= stops; stop++) {
                Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
                Postgres.StopMode mode = stop % 2 == 1 ? Postgres.StopMode.IMMEDIATE : Postgres.StopMode.FAST;
                outages.add(outage(postgres, mode, sender));
            }
            sender.finish(TIMEOUT);
            return OutageMetrics.of(source, outages, sender, merchant);
        }
    }

    private static Outage outage(Postgres postgres, Postgres.StopMode mode, Sender sender)
            throws IOException, InterruptedException, TimeoutException {
        long stopping = System.nanoTime();
        postgres.stop(mode);
        long down = System.nanoTime();
        sender.attempts().awaitNew(DELIVERIES_WHILE_DOWN, attempt -> attempt.began() - down >= 0, TIMEOUT);
        long starting = System.nanoTime();
        postgres.restart();
        long up = System.nanoTime();
        return new Outage(stopping, down, starting, up, awaitHandledSince(up, sender));
    }

    private static long awaitHandledSince(long time, Sender sender) throws InterruptedException, TimeoutException {
        sender.attempts().awaitNew(1, a -> a.began() - time >= 0 && a.status() == Attempt.OK, TIMEOUT);
        return System.nanoTime();
    }
}
