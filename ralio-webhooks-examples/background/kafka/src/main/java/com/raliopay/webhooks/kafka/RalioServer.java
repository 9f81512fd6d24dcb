package com.raliopay.webhooks.kafka;

import static java.util.Objects.requireNonNull;

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
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The endpoint, the worker, or both, in a program of its own. The secret is in the environment, {@code RALIO_WEBHOOK_SECRET},
 * and so is the address of Kafka, {@code RALIO_KAFKA}.
 */
public final class RalioServer {

    private RalioServer() {}

    /**
     * Listens on port 8080, and writes each event to the merchant's database.
     *
     * @param args {@code endpoint} or {@code worker}; by default both
     * @throws IOException if the port is unavailable
     * @throws SQLException if the database is unavailable
     */
    public static void main(String[] args) throws IOException, SQLException {
        if (System.getenv("RALIO_KAFKA") == null) {
            System.err.println("RALIO_KAFKA is not set: it is the address of Kafka, such as localhost:9092.");
            System.exit(1);
        }
        List<String> parts = args.length == 0 ? List.of("worker", "endpoint") : List.of(args);
        start(parts, 8080, System.getenv(), Customers::update);
        if (parts.contains("endpoint")) {
            Startup.announce(8080);
        }
    }

    /** Starts one part or both, until the process is asked to end. */
    static void start(
            List<String> parts, int port, Map<String, String> environment, TransactionalListener<WebhookEvent> merchant)
            throws IOException, SQLException {
        if (!List.of("worker", "endpoint").containsAll(parts)) {
            throw new IllegalArgumentException("arguments must be endpoint or worker, or none, but were " + parts);
        }
        KafkaSettings settings = KafkaSettings.of(
                Map.of("bootstrap.servers", environment.get("RALIO_KAFKA")),
                Integer.parseInt(environment.getOrDefault("RALIO_KAFKA_REPLICAS", "3")));
        if (parts.contains("worker")) {
            HikariDataSource database = Database.open(environment);
            ConfigurableApplicationContext worker = startWorker(settings, database, merchant);
            atShutdown(() -> {
                worker.close();
                database.close();
            });
        }
        if (parts.contains("endpoint")) {
            String secret = requireNonNull(environment.get("RALIO_WEBHOOK_SECRET"), "RALIO_WEBHOOK_SECRET is not set");
            startEndpoint(port, secret, settings);
        }
    }

    /** Starts a worker that calls a listener of the merchant. */
    static ConfigurableApplicationContext startWorker(
            KafkaSettings settings, DataSource database, TransactionalListener<WebhookEvent> merchant)
            throws SQLException {
        Customers.createTable(database);
        DeadLetters deadLetters = DeadLetters.create(database);
        deadLetters.createTable();
        // Not the name of the endpoint's own store, if it has one: the worker would find every event to be a duplicate.
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc-worker");
        store.createSchema();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned() // the endpoint has verified what is in Kafka
                .idempotencyStore(store)
                .on(WebhookEvent.class, store.transactional("customers", merchant))
                .build();
        return KafkaWorkerConfiguration.start(settings, new KafkaWorker(ralio, deadLetters));
    }

    /** Starts an endpoint, until the process is asked to end; port 0 is any that is free. */
    static HttpEndpoint startEndpoint(int port, String secret, KafkaSettings settings) throws IOException {
        KafkaQueue queue = new KafkaQueue(settings);
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .on(WebhookEvent.class, queue)
                .build();
        HttpEndpoint endpoint = new HttpEndpoint(port, ralio, Duration.ofSeconds(60));
        atShutdown(() -> {
            endpoint.close();
            queue.close();
        });
        return endpoint;
    }

    /** Each part has a hook of its own, so that one does not wait for the other: together they end within 70 seconds. */
    private static void atShutdown(AutoCloseable part) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }
}
