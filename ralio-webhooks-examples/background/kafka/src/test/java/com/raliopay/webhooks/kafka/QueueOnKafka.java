package com.raliopay.webhooks.kafka;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.deadletters.DeadLetters;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.queuecontract.QueueEnvironment;
import com.raliopay.webhooks.queuecontract.QueueServer;
import com.raliopay.webhooks.queuecontract.QueueUnderTest;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** The endpoint and the workers of this example, with a broker in a process of its own. */
public final class QueueOnKafka implements QueueUnderTest {

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public Optional<QueueServer> startServer() throws IOException {
        return Optional.of(new KafkaServer());
    }

    /** Creates the topics, as a worker does: here the endpoint is the first to start. */
    @Override
    public void create(QueueEnvironment environment) throws ExecutionException, InterruptedException {
        KafkaSettings settings = settings(environment);
        try (Admin admin = Admin.create(settings.connection())) {
            List<String> suffixes = List.of("", "-retry-0", "-retry-1", "-retry-2", "-dlt");
            admin.createTopics(List.of(settings.topics(suffixes))).all().get();
        }
    }

    @Override
    public WebhookDispatcher endpoint(QueueEnvironment environment) {
        return WebhookDispatcher.builder()
                .secret(environment.secret())
                .on(WebhookEvent.class, new KafkaQueue(settings(environment)))
                .build();
    }

    @Override
    public void startWorker(QueueEnvironment environment) {
        HikariDataSource database = environment.openPool();
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, QueueEnvironment.WORKER);
        WebhookDispatcher.Builder ralio =
                WebhookDispatcher.builder().acceptUnsigned().idempotencyStore(store);
        environment.register(ralio, store);
        KafkaWorkerConfiguration.start(
                settings(environment), new KafkaWorker(ralio.build(), DeadLetters.create(database)));
    }

    /** Retries after 10 and 100 milliseconds, and then every second. A claim of a killed worker takes some of the attempts. */
    private static KafkaSettings settings(QueueEnvironment environment) {
        return new KafkaSettings(
                Map.of("bootstrap.servers", environment.serverAddress()),
                4 * environment.threads(),
                1,
                environment.threads(),
                Duration.ofMillis(10),
                12,
                Duration.ofMinutes(10));
    }
}
