package com.raliopay.webhooks.kafka;

import static com.raliopay.webhooks.kafka.Kafka.await;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.deadletters.DeadLetter;
import com.raliopay.webhooks.deadletters.DeadLetterFilter;
import com.raliopay.webhooks.deadletters.DeadLetters;
import com.raliopay.webhooks.event.KycLevel;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import com.raliopay.webhooks.json.WebhookWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A broker, a database, and a worker whose listener a test chooses. */
abstract class WorkerFixture {

    final List<UUID> handled = new CopyOnWriteArrayList<>();
    final List<UUID> attempted = new CopyOnWriteArrayList<>();
    final SwitchedDatabase database = new SwitchedDatabase();
    final DeadLetters deadLetters = DeadLetters.create(database);
    final List<AutoCloseable> closing = new CopyOnWriteArrayList<>();

    Duration databaseWait = Duration.ofMinutes(10);

    Kafka kafka;
    private KafkaQueue queue;

    @BeforeEach
    void startBroker(@TempDir Path folder) throws Exception {
        kafka = new Kafka(folder);
        kafka.createTopic(kafka.settings(1));
        queue = new KafkaQueue(kafka.settings(1));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable worker : closing) {
            worker.close();
        }
        queue.close();
        kafka.close();
        database.close();
    }

    ConfigurableApplicationContext startWorker(int attempts, TransactionalListener<WebhookEvent> listener)
            throws SQLException {
        return startWorker(attempts, Duration.ofMillis(50), listener);
    }

    ConfigurableApplicationContext startWorker(
            int attempts, Duration firstRetry, TransactionalListener<WebhookEvent> listener) throws SQLException {
        KafkaSettings settings = new KafkaSettings(kafka.connection(), 1, 1, 1, firstRetry, attempts, databaseWait);
        ConfigurableApplicationContext worker = RalioServer.startWorker(settings, database, listener);
        closing.add(worker);
        return worker;
    }

    final void store(List<StateUpdated> events) throws Exception {
        for (StateUpdated event : events) {
            queue.handle(event, Delivery.of(WebhookWriter.write(event), name -> null));
        }
    }

    DeadLetter awaitDeadLetter() throws Exception {
        await(() -> !find().isEmpty());
        return find().get(0);
    }

    List<DeadLetter> find() throws SQLException {
        return deadLetters.find(DeadLetterFilter.ALL);
    }

    static StateUpdated event() {
        return new StateUpdated(UUID.randomUUID(), Instant.EPOCH, Subject.user(UUID.randomUUID()), 1, KycLevel.REGULAR);
    }
}
