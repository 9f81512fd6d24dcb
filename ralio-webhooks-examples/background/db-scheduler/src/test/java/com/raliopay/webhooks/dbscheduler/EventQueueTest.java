package com.raliopay.webhooks.dbscheduler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the endpoint stores, and when it answers 200. */
@Tag("background")
class EventQueueTest {

    private static final Fixture EVENT = Fixture.SESSION_VERIFIED;

    private TestQueue queue;

    @BeforeEach
    void createQueue() throws Exception {
        queue = new TestQueue();
    }

    @AfterEach
    void closeQueue() {
        queue.close();
    }

    @Test
    void storesBodyAsReceived() throws Exception {
        assertThat(queue.deliver(EVENT.bytes()).httpStatus()).isEqualTo(200);

        TestQueue.Row row = queue.rows().get(0);
        assertThat(row.body()).isEqualTo(EVENT.bytes());
        assertThat(row.id()).isEqualTo("kyc_session_verified/" + EVENT.event().id());
        assertThat(row.due()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void answers500IfEventCannotBeStored() throws Exception {
        queue.execute("ALTER TABLE ralio_event_queue RENAME TO moved");

        assertThat(queue.deliver(EVENT.bytes()).httpStatus()).isEqualTo(500);
    }

    @Test
    void commitsWhereThePoolDoesNot() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(queue.url());
        config.setAutoCommit(false);
        try (HikariDataSource withoutAutocommit = new HikariDataSource(config)) {
            WebhookDispatcher endpoint = WebhookDispatcher.builder()
                    .secret(TestQueue.SECRET)
                    .on(
                            WebhookEvent.class,
                            new EventQueue(
                                    EventQueue.scheduler(withoutAutocommit).build()))
                    .build();

            assertThat(endpoint.dispatch(EVENT.bytes(), EVENT.headers(TestQueue.SECRET)::get)
                            .httpStatus())
                    .isEqualTo(200);

            assertThat(queue.rows()).hasSize(1);
        }
    }

    /** An endpoint that answered 200 while the other one's insert is not committed would lose the event with it. */
    @Test
    void answers200OnlyAfterConcurrentInsertOfSameEventHasEnded() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection other = queue.database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute(
                            "INSERT INTO ralio_event_queue (task_name, task_instance, task_data, execution_time, picked,"
                                    + " version) VALUES ('ralio-event', 'kyc_session_verified/"
                                    + EVENT.event().id() + "', ''::bytea, now(), FALSE, 1)");

            Future<DispatchResult> delivery = thread.submit(() -> queue.deliver(EVENT.bytes()));
            assertThatThrownBy(() -> delivery.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            other.rollback();

            assertThat(delivery.get(10, TimeUnit.SECONDS).httpStatus()).isEqualTo(200);
            assertThat(queue.rows())
                    .singleElement()
                    .extracting(TestQueue.Row::body)
                    .isEqualTo(EVENT.bytes());
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void storesConcurrentDuplicatesOnce() throws Exception {
        int endpoints = 16;
        ExecutorService threads = Executors.newFixedThreadPool(endpoints);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Outcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < endpoints; i++) {
            WebhookDispatcher endpoint = queue.endpoint();
            outcomes.add(threads.submit(() -> {
                start.await();
                return endpoint.dispatch(EVENT.bytes(), EVENT.headers(TestQueue.SECRET)::get)
                        .outcome();
            }));
        }
        start.countDown();

        for (Future<Outcome> outcome : outcomes) {
            assertThat(outcome.get()).isEqualTo(Outcome.HANDLED);
        }
        assertThat(queue.rows()).hasSize(1);
        threads.shutdown();
    }

    static Stream<String> oddTypes() {
        return Stream.of(
                "x".repeat(1_000_000),
                "nul\0",
                "#hash",
                "with space",
                "\ud800",
                "\ud801",
                "\ud83d\ude00",
                "a/b",
                "%_\\'\"");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("oddTypes")
    void storesEventsOfAnyType(String type) throws Exception {
        byte[] body = body(type, UUID.randomUUID());

        assertThat(queue.deliver(body).httpStatus()).isEqualTo(200);
        assertThat(queue.deliver(body).httpStatus()).isEqualTo(200);

        assertThat(queue.rows()).singleElement().extracting(TestQueue.Row::body).isEqualTo(body);
    }

    @Test
    void distinguishesEventsOfDifferentTypesWithOneId() throws Exception {
        UUID id = UUID.randomUUID();
        List<String> types = oddTypes().toList();
        for (String type : types) {
            assertThat(queue.deliver(body(type, id)).httpStatus()).isEqualTo(200);
        }

        assertThat(queue.rows()).hasSameSizeAs(types);
    }

    @Test
    void storesLargestBody() throws Exception {
        int limit = queue.endpoint().maxBodyBytes();
        byte[] small = body("large", UUID.randomUUID());
        byte[] body = new String(small, UTF_8)
                .replaceFirst("\\{", "{" + " ".repeat(limit - small.length))
                .getBytes(UTF_8);

        assertThat(body).hasSize(limit);
        assertThat(queue.deliver(body).httpStatus()).isEqualTo(200);
        assertThat(queue.rows()).singleElement().extracting(TestQueue.Row::body).isEqualTo(body);
    }

    @Test
    void storesNothingWithoutSignature() throws Exception {
        DispatchResult result = queue.endpoint().dispatch(EVENT.bytes(), Map.of(SignatureVerifier.HEADER, "00")::get);

        assertThat(result.httpStatus()).isEqualTo(401);
        assertThat(queue.rows()).isEmpty();
    }

    /** By default, a scheduler deletes all rows of a task that it does not know if one of them has been due for 14 days. */
    @Test
    void keepsOldEventsThatAnotherVersionDoesNotKnow() throws Exception {
        queue.insert("old", EVENT.bytes(), Instant.now().minus(Duration.ofDays(30)));

        queue.start(queue.scheduler());
        Thread.sleep(1_500);

        assertThat(queue.rows()).hasSize(1);
    }

    private static byte[] body(String type, UUID id) {
        return WebhookWriter.write(new UnrecognizedEvent(id, type, Instant.EPOCH, Map.of()));
    }
}
