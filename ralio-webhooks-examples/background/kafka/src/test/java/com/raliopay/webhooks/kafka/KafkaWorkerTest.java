package com.raliopay.webhooks.kafka;

import static com.raliopay.webhooks.kafka.Kafka.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.deadletters.DeadLetter;
import com.raliopay.webhooks.deadletters.DeadLetterFilter;
import com.raliopay.webhooks.deadletters.DeadLetters;
import com.raliopay.webhooks.event.KycLevel;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import com.raliopay.webhooks.json.WebhookWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class KafkaWorkerTest {

    private static final String PERSONAL = "born on 1 April";

    private final List<UUID> handled = new CopyOnWriteArrayList<>();
    private final List<UUID> attempted = new CopyOnWriteArrayList<>();
    private final SwitchedDatabase database = new SwitchedDatabase();
    private final DeadLetters deadLetters = DeadLetters.create(database);
    private final List<AutoCloseable> closing = new CopyOnWriteArrayList<>();

    private Duration patience = Duration.ofMinutes(10);

    private Kafka kafka;
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

    @Test
    void handlesEventsInOrder() throws Exception {
        List<StateUpdated> events = List.of(event(), event(), event());
        store(events);

        startWorker(3, (event, connection) -> handled.add(event.id()));

        await(() -> kafka.committed() == 3);
        assertThat(handled).isEqualTo(events.stream().map(StateUpdated::id).toList());
    }

    @Test
    void commitsOffsetAfterEvent() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        StateUpdated event = event();
        store(List.of(event));
        startWorker(3, (e, connection) -> {
            handled.add(e.id());
            release.await();
        });

        await(() -> handled.contains(event.id()));

        assertThat(kafka.committed()).isZero();
        release.countDown();
        await(() -> kafka.committed() == 1);
    }

    @Test
    void handlesDuplicateOnce() throws Exception {
        StateUpdated event = event();
        store(List.of(event, event));

        startWorker(3, (e, connection) -> handled.add(e.id()));

        await(() -> kafka.committed() == 2);
        assertThat(handled).containsExactly(event.id());
    }

    @Test
    void keepsRejectedEventAtOnce() throws Exception {
        StateUpdated event = event();
        store(List.of(event));

        startWorker(3, (e, connection) -> {
            attempted.add(e.id());
            throw new RejectedEventException(PERSONAL);
        });

        DeadLetter letter = awaitDeadLetter();
        assertThat(letter.eventId()).isEqualTo(event.id().toString());
        assertThat(letter.outcome()).isEqualTo(Outcome.LISTENER_REJECTED);
        assertThat(letter.failure()).isEqualTo(RejectedEventException.class.getName());
        assertThat(letter.attempts()).isEqualTo(1);
        assertThat(deadLetters.body(letter)).hasValue(WebhookWriter.write(event));
        assertThat(attempted).hasSize(1);
    }

    @Test
    void retriesFailedEventThenKeepsIt() throws Exception {
        StateUpdated event = event();
        store(List.of(event));
        List<Instant> times = new CopyOnWriteArrayList<>();

        startWorker(3, (e, connection) -> {
            times.add(Instant.now());
            throw new ClassCastException(PERSONAL); // spring-kafka would not retry it
        });

        DeadLetter letter = awaitDeadLetter();
        assertThat(letter.outcome()).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(letter.failure()).isEqualTo(ClassCastException.class.getName());
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(times).hasSize(3);
        assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(Duration.between(times.get(1), times.get(2))).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void repeatsLastRetryTopic() throws Exception {
        store(List.of(event()));

        startWorker(5, Duration.ofMillis(1), (e, connection) -> {
            attempted.add(e.id());
            throw new IllegalStateException();
        });

        assertThat(awaitDeadLetter().attempts()).isEqualTo(5);
        assertThat(attempted).hasSize(5);
        assertThat(kafka.topics())
                .contains("ralio-kyc-retry-0", "ralio-kyc-retry-1", "ralio-kyc-retry-2", "ralio-kyc-dlt")
                .doesNotContain("ralio-kyc-retry-3");
        assertThat(kafka.records("ralio-kyc-retry-2")).hasSize(2);
    }

    @Test
    void keepsMessagesOfExceptionsOutOfKafka() throws Exception {
        store(List.of(event()));

        startWorker(2, (e, connection) -> {
            throw new IllegalStateException(PERSONAL, new IllegalArgumentException(PERSONAL));
        });

        awaitDeadLetter();
        for (String topic : List.of("ralio-kyc-retry", "ralio-kyc-dlt")) {
            for (ConsumerRecord<byte[], byte[]> event : kafka.records(topic)) {
                for (Header header : event.headers()) {
                    assertThat(new String(header.value(), UTF_8))
                            .doesNotContain(PERSONAL)
                            .doesNotContain("\tat ");
                }
            }
        }
    }

    @Test
    void handlesFailedEventLater() throws Exception {
        StateUpdated event = event();
        deadLetters.createTable();
        deadLetters.keep(WebhookWriter.write(event), Outcome.LISTENER_FAILED, (String) null, 1);
        store(List.of(event));

        startWorker(3, (e, connection) -> {
            attempted.add(e.id());
            if (attempted.size() < 3) {
                throw new IllegalStateException();
            }
            handled.add(e.id());
        });

        await(() -> handled.contains(event.id()));
        await(() -> find().isEmpty());
        assertThat(kafka.records("ralio-kyc-dlt")).isEmpty();
    }

    @Test
    void handlesOtherSubjectsOfPartitionBeforeRetry() throws Exception {
        StateUpdated poison = event();
        StateUpdated other = event();
        store(List.of(poison, other));

        startWorker(2, Duration.ofSeconds(2), (e, connection) -> {
            attempted.add(e.id());
            if (e.id().equals(poison.id())) {
                throw new IllegalStateException();
            }
        });

        awaitDeadLetter();
        assertThat(attempted).containsExactly(poison.id(), other.id(), poison.id());
    }

    @Test
    void keepsBytesThatAreNoEvent() throws Exception {
        StateUpdated event = event();
        kafka.store(new byte[] {0, -1, 2});
        store(List.of(event));

        startWorker(2, (e, connection) -> handled.add(e.id()));

        assertThat(awaitDeadLetter().outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(handled).containsExactly(event.id());
    }

    @Test
    void waitsForDatabase() throws Exception {
        startWorker(1, (e, connection) -> handled.add(e.id()));
        database.setDown(true);
        List<StateUpdated> events = List.of(event(), event());
        store(events);
        Thread.sleep(3_000);
        assertThat(kafka.committed()).isZero();

        database.setDown(false);

        await(() -> kafka.committed() == 2);
        assertThat(handled).isEqualTo(events.stream().map(StateUpdated::id).toList());
        assertThat(kafka.records("ralio-kyc-dlt")).isEmpty();
        assertThat(find()).isEmpty();
    }

    @Test
    void losesNothingInLongOutageOfDatabase() throws Exception {
        patience = Duration.ofMillis(500);
        startWorker(20, (e, connection) -> handled.add(e.id()));
        database.setDown(true);
        StateUpdated event = event();
        store(List.of(event));
        StateUpdated dead = event();
        kafka.deadLetter(WebhookWriter.write(dead));

        await(() -> kafka.records("ralio-kyc-retry-0").size() == 1);
        await(() -> kafka.records("ralio-kyc-dlt").size() > 1); // behind the others, again
        database.setDown(false);

        await(() -> handled.contains(event.id()));
        assertThat(awaitDeadLetter().eventId()).isEqualTo(dead.id().toString());
        assertThat(find()).hasSize(1);
    }

    @Test
    void keepsDeadLetterWhenDatabaseIsBack() throws Exception {
        startWorker(1, (e, connection) -> {
            throw new RejectedEventException("no");
        });
        database.setDown(true);
        kafka.deadLetter(WebhookWriter.write(event()));
        Thread.sleep(3_000);

        database.setDown(false);

        assertThat(awaitDeadLetter().attempts()).isEqualTo(1);
        assertThat(kafka.records("ralio-kyc-dlt")).hasSize(1);
    }

    @Test
    void takesOverEventOfKilledWorker() throws Exception {
        StateUpdated event = event();
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc-worker");
        store.createSchema();
        store.claim(new EventKey(event.type(), event.id()), Duration.ofSeconds(2)); // by a worker that was killed
        StateUpdated other = event();
        store(List.of(event, other));

        startWorker(4, (e, connection) -> handled.add(e.id()));

        await(() -> handled.size() == 2);
        assertThat(handled).containsExactly(other.id(), event.id());
        assertThat(find()).isEmpty();
    }

    @Test
    void keepsEventThatNextTopicRefuses() throws Exception {
        startWorker(1, (e, connection) -> {
            attempted.add(e.id());
            throw new RejectedEventException("no");
        });
        kafka.configure("ralio-kyc-dlt", "max.message.bytes", "10");
        store(List.of(event()));
        await(() -> attempted.size() >= 2);
        assertThat(kafka.committed()).isZero();

        kafka.configure("ralio-kyc-dlt", "max.message.bytes", "100000");

        awaitDeadLetter();
        await(() -> kafka.committed() == 1);
    }

    @Test
    void configuresTopics() throws Exception {
        startWorker(3, (e, connection) -> {});

        for (String topic : List.of("ralio-kyc", "ralio-kyc-retry-0", "ralio-kyc-retry-1", "ralio-kyc-dlt")) {
            assertThat(kafka.configuration(topic, "retention.ms")).isEqualTo("1209600000");
            assertThat(kafka.configuration(topic, "max.message.bytes")).isEqualTo("2097152");
        }
    }

    private ConfigurableApplicationContext startWorker(int attempts, TransactionalListener<WebhookEvent> listener)
            throws SQLException {
        return startWorker(attempts, Duration.ofMillis(50), listener);
    }

    private ConfigurableApplicationContext startWorker(
            int attempts, Duration firstRetry, TransactionalListener<WebhookEvent> listener) throws SQLException {
        KafkaSettings settings = new KafkaSettings(kafka.connection(), 1, 1, 1, firstRetry, attempts, patience);
        ConfigurableApplicationContext worker = RalioServer.startWorker(settings, database, listener);
        closing.add(worker);
        return worker;
    }

    private void store(List<StateUpdated> events) throws Exception {
        for (StateUpdated event : events) {
            queue.handle(event, Delivery.of(WebhookWriter.write(event), name -> null));
        }
    }

    private DeadLetter awaitDeadLetter() throws Exception {
        await(() -> !find().isEmpty());
        return find().get(0);
    }

    private List<DeadLetter> find() throws SQLException {
        return deadLetters.find(DeadLetterFilter.ALL);
    }

    private static StateUpdated event() {
        return new StateUpdated(UUID.randomUUID(), Instant.EPOCH, Subject.user(UUID.randomUUID()), 1, KycLevel.REGULAR);
    }
}
