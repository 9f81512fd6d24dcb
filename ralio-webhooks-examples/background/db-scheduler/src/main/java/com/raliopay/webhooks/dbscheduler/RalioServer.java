package com.raliopay.webhooks.dbscheduler;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.deadletters.DeadLetters;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import com.raliopay.webhooks.merchant.Customers;
import com.raliopay.webhooks.merchant.Database;
import com.raliopay.webhooks.merchant.HttpEndpoint;
import com.raliopay.webhooks.merchant.Startup;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint and a worker in one program, or one of them: the arguments are {@code endpoint} and {@code worker}. The secret is in
 * the environment: {@code RALIO_WEBHOOK_SECRET}.
 */
public final class RalioServer implements AutoCloseable {

    private static final String ENDPOINT = "endpoint";
    private static final String WORKER = "worker";
    private static final String DATABASE_URL = "RALIO_DATABASE_URL";

    private final HikariDataSource database;
    private final Scheduler scheduler;
    private final @Nullable HttpEndpoint endpoint;

    private RalioServer(HikariDataSource database, Scheduler scheduler, @Nullable HttpEndpoint endpoint) {
        this.database = database;
        this.scheduler = scheduler;
        this.endpoint = endpoint;
    }

    /**
     * Listens on port 8080, and writes each event to the merchant's database, until the process is asked to end.
     *
     * @param args {@code endpoint} or {@code worker} to start only one of them
     * @throws Exception if the database or the port is unavailable
     */
    public static void main(String[] args) throws Exception {
        Set<String> parts = args.length == 0 ? Set.of(ENDPOINT, WORKER) : Set.of(args);
        RalioServer server = start(8080, parts, System.getenv(), Customers::update);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        if (parts.contains(ENDPOINT)) {
            Startup.announce(8080);
        } else {
            System.out.println("Handling the events that an endpoint stores.");
        }
    }

    /** Starts a server; port 0 is any that is free. */
    static RalioServer start(
            int port, Set<String> parts, Map<String, String> environment, TransactionalListener<WebhookEvent> merchant)
            throws SQLException, IOException {
        if (!Set.of(ENDPOINT, WORKER).containsAll(parts)) {
            throw new IllegalArgumentException("arguments must be endpoint or worker, or none, but were " + parts);
        }
        if (parts.size() == 1 && !environment.containsKey(DATABASE_URL)) {
            throw new IllegalArgumentException(
                    DATABASE_URL + " is not set: an endpoint and a worker in two programs need one database");
        }
        HikariDataSource database = Database.open(environment);
        Customers.createTable(database);
        EventQueue.createTable(database);
        DeadLetters.create(database).createTable();
        Scheduler scheduler = parts.contains(WORKER)
                ? worker(database, merchant)
                : scheduler(database).build();
        HttpEndpoint endpoint = parts.contains(ENDPOINT) ? endpoint(port, environment, scheduler) : null;
        return new RalioServer(database, scheduler, endpoint);
    }

    private static Scheduler worker(HikariDataSource database, TransactionalListener<WebhookEvent> merchant) {
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc-worker");
        store.createSchema();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, store.transactional("customers", merchant))
                .build();
        EventWorker worker = new EventWorker(ralio, DeadLetters.create(database), 15, Duration.ofSeconds(10));
        RecurringTask<Void> purge = Tasks.recurring("ralio-purge", FixedDelay.ofHours(1))
                .execute((row, context) -> store.purgeExpired(1_000));
        Scheduler scheduler =
                scheduler(database, worker.task()).startTasks(purge).build();
        scheduler.start();
        return scheduler;
    }

    private static HttpEndpoint endpoint(int port, Map<String, String> environment, Scheduler scheduler)
            throws IOException {
        String secret = requireNonNull(environment.get("RALIO_WEBHOOK_SECRET"), "RALIO_WEBHOOK_SECRET is not set");
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .on(WebhookEvent.class, new EventQueue(scheduler))
                .build();
        return new HttpEndpoint(port, ralio, Duration.ofSeconds(10)); // a delivery only inserts a row
    }

    /** H2, which is only for trying the example, cannot lock rows as PostgreSQL can. */
    private static SchedulerBuilder scheduler(HikariDataSource database, Task<?>... tasks) {
        SchedulerBuilder builder = EventQueue.scheduler(database, tasks);
        return database.getJdbcUrl().startsWith("jdbc:h2:") ? builder.pollUsingFetch(0.5, 1.0) : builder;
    }

    int port() {
        return requireNonNull(endpoint, "no endpoint").port();
    }

    /** Stops listening, waits for the running deliveries and listeners, at most 70 seconds, and closes the connections. */
    @Override
    public void close() {
        if (endpoint != null) {
            endpoint.close();
        }
        scheduler.stop();
        database.close();
    }
}
