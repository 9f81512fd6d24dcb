package com.raliopay.webhooks.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("background")
class KafkaQueueTest {

    private Kafka kafka;
    private KafkaQueue queue;
    private WebhookDispatcher ralio;

    @BeforeEach
    void startBroker(@TempDir Path folder) throws Exception {
        kafka = new Kafka(folder);
        kafka.createTopic(kafka.settings(1));
        queue = new KafkaQueue(kafka.settings(1));
        ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, queue)
                .build();
    }

    @AfterEach
    void stop() {
        queue.close();
        kafka.close();
    }

    @Test
    void storesBodyUnderKeyOfSubject() {
        DispatchResult result = ralio.dispatch(Fixture.STATE_UPDATED.bytes());

        assertThat(result.httpStatus()).isEqualTo(200);
        ConsumerRecord<byte[], byte[]> stored =
                kafka.records(KafkaSettings.TOPIC).get(0);
        assertThat(stored.value()).isEqualTo(Fixture.STATE_UPDATED.bytes());
        assertThat(new String(stored.key(), UTF_8))
                .isEqualTo(Fixture.STATE_UPDATED
                        .event(StateUpdated.class)
                        .subject()
                        .id()
                        .orElseThrow()
                        .toString());
    }

    @Test
    void storesOtherEventsUnderTheirId() {
        ralio.dispatch(Fixture.UNRECOGNIZED.bytes());

        ConsumerRecord<byte[], byte[]> stored =
                kafka.records(KafkaSettings.TOPIC).get(0);
        assertThat(new String(stored.key(), UTF_8))
                .isEqualTo(Fixture.UNRECOGNIZED.event().id().toString());
    }

    @Test
    void storesLargestBody() {
        byte[] body = Arrays.copyOf(Fixture.STATE_UPDATED.bytes(), ralio.maxBodyBytes());
        Arrays.fill(body, Fixture.STATE_UPDATED.bytes().length, body.length, (byte) ' ');

        assertThat(ralio.dispatch(body).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(kafka.records(KafkaSettings.TOPIC).get(0).value()).isEqualTo(body);
    }

    @Test
    void answers500IfKafkaRefusesBody() throws Exception {
        kafka.configure(KafkaSettings.TOPIC, "max.message.bytes", "10");

        assertThat(ralio.dispatch(Fixture.STATE_UPDATED.bytes()).httpStatus()).isEqualTo(500);
    }

    @Test
    void answers500WithoutBroker() {
        kafka.close();

        DispatchResult result = ralio.dispatch(Fixture.STATE_UPDATED.bytes());

        assertThat(result.httpStatus()).isEqualTo(500);
        assertThat(result.duration()).isLessThan(Duration.ofSeconds(45));
    }

    /** A stopped process keeps its connections, but acknowledges nothing. */
    @Test
    void answers200OnlyAfterAcknowledgment(@TempDir Path folder) throws Exception {
        try (KafkaBrokerProcess process = KafkaBrokerProcess.start(Kafka.freePort(), folder);
                KafkaQueue frozen = new KafkaQueue(settings(process))) {
            createTopic(process);
            WebhookDispatcher endpoint = WebhookDispatcher.builder()
                    .acceptUnsigned()
                    .on(WebhookEvent.class, frozen)
                    .build();
            endpoint.dispatch(Fixture.STATE_UPDATED.bytes()); // connects
            process.signal("STOP");
            CompletableFuture<DispatchResult> result =
                    CompletableFuture.supplyAsync(() -> endpoint.dispatch(Fixture.MANUAL_REVIEW.bytes()));

            assertThatThrownBy(() -> result.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

            process.signal("CONT");
            assertThat(result.get(40, TimeUnit.SECONDS).httpStatus()).isEqualTo(200);
        }
    }

    private static KafkaSettings settings(KafkaBrokerProcess process) {
        return KafkaSettings.of(Map.of("bootstrap.servers", process.address()), 1);
    }

    private static void createTopic(KafkaBrokerProcess process) throws Exception {
        KafkaSettings settings = settings(process);
        try (Admin admin = Admin.create(settings.connection())) {
            admin.createTopics(List.of(settings.topics(List.of("")))).all().get();
        }
    }
}
