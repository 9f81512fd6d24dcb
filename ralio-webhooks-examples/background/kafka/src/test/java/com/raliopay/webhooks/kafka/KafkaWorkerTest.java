package com.raliopay.webhooks.kafka;

import static com.raliopay.webhooks.kafka.Kafka.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.deadletters.DeadLetter;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.json.WebhookWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("background")
class KafkaWorkerTest extends WorkerFixture {

    private static final String PERSONAL = "born on 1 April";

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
    void keepsRecordWithoutBody() throws Exception {
        kafka.storeNothing();

        startWorker(2, (e, connection) -> {});

        assertThat(awaitDeadLetter().outcome()).isEqualTo(Outcome.UNREADABLE);
    }
}
