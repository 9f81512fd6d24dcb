package com.raliopay.webhooks.kafka;

import static com.raliopay.webhooks.kafka.Kafka.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.json.WebhookWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("background")
class KafkaOutageTest extends WorkerFixture {

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
        databaseWait = Duration.ofMillis(500);
        startWorker(20, Duration.ofMillis(10), (e, connection) -> handled.add(e.id()));
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
}
