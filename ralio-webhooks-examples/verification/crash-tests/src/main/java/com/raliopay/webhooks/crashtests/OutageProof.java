package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.idempotency.JdbcIdempotencyStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import javax.sql.DataSource;

/**
 * Stops PostgreSQL again and again while events are delivered, and starts it again each time. The endpoint stays as it is:
 * the same process, dispatcher, store, and source of connections.
 */
final class OutageProof {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So many deliveries begin and end while the database is away. */
    private static final int DELIVERIES_WHILE_DOWN = 20;

    private static final int LONGEST_PAUSE_MILLIS = 300;

    private final Source source;
    private final int stops;
    private final long seed;
    private final IntConsumer progress;

    /**
     * A proof to run.
     *
     * @param source where the endpoint's connections come from
     * @param stops how often the database is stopped; positive. In turns it ends at once and in order
     * @param seed of all that is random, but for what the threads do
     * @param progress is told the number of each stop
     */
    OutageProof(Source source, int stops, long seed, IntConsumer progress) {
        this.source = source;
        this.stops = stops;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Runs, with a database server of its own.
     *
     * @throws TimeoutException if the endpoint handles nothing any more
     */
    OutageFigures run() throws Exception {
        try (Postgres postgres = new Postgres()) {
            DataSource database = source.open(postgres);
            try {
                JdbcIdempotencyStore.create(database).createSchema();
                return run(postgres, new WatchedMerchant(database, seed));
            } finally {
                if (database instanceof AutoCloseable pool) {
                    pool.close();
                }
            }
        }
    }

    private OutageFigures run(Postgres postgres, WatchedMerchant merchant)
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
                progress.accept(stop);
            }
            sender.finish(PATIENCE);
            return OutageFigures.of(source, outages, sender, merchant);
        }
    }

    private static Outage outage(Postgres postgres, Postgres.StopMode mode, Sender sender)
            throws IOException, InterruptedException, TimeoutException {
        long stopping = System.nanoTime();
        postgres.stop(mode);
        long down = System.nanoTime();
        sender.attempts().awaitNew(DELIVERIES_WHILE_DOWN, attempt -> attempt.began() - down >= 0, PATIENCE);
        long starting = System.nanoTime();
        postgres.startAgain();
        long up = System.nanoTime();
        return new Outage(stopping, down, starting, up, awaitHandledSince(up, sender));
    }

    private static long awaitHandledSince(long time, Sender sender) throws InterruptedException, TimeoutException {
        sender.attempts().awaitNew(1, a -> a.began() - time >= 0 && a.status() == Attempt.OK, PATIENCE);
        return System.nanoTime();
    }
}
