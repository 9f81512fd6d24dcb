package com.raliopay.webhooks.dbscheduler;

import static com.raliopay.webhooks.dbscheduler.TestQueue.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.testing.Fixture;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to an event when its worker ends, is killed, or is slow. */
@Tag("background")
class WorkerEndTest {

    private static final Fixture EVENT = Fixture.SESSION_VERIFIED;

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch called = new CountDownLatch(1);
    private TestQueue queue;
    private JdbcIdempotencyStore store;

    @BeforeEach
    void createQueue() throws Exception {
        queue = new TestQueue();
        store = JdbcIdempotencyStore.create(queue.database, "kyc-worker");
        store.createSchema();
    }

    @AfterEach
    void closeQueue() {
        queue.close();
    }

    @Test
    void takesOverEventOfKilledWorker() throws Exception {
        queue.deliver(EVENT.bytes());
        pickByKilledWorker();

        queue.work(dispatcher(e -> {}));

        await(() -> queue.rows().isEmpty());
        assertThat(calls).hasValue(1);
        assertThat(queue.dead()).isEmpty();
    }

    @Test
    void delaysEventAfterDeathOfItsWorker() throws Exception {
        queue.deliver(EVENT.bytes());
        pickByKilledWorker();
        EventWorker worker =
                new EventWorker(dispatcher(e -> {}), queue.deadLetters, TestQueue.MAX_ATTEMPTS, Duration.ofHours(1));

        queue.start(queue.scheduler(worker.task()));

        await(() -> !queue.rows().get(0).picked());
        assertThat(queue.rows().get(0).failures()).isEqualTo(1);
        assertThat(queue.rows().get(0).due()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
        assertThat(calls).hasValue(0);
    }

    @Test
    void keepsEventAsDeadLetterThatKillsEveryWorker() throws Exception {
        queue.deliver(EVENT.bytes());
        pickByKilledWorker();
        queue.execute("UPDATE ralio_event_queue SET consecutive_failures = ?", TestQueue.MAX_ATTEMPTS - 1);

        queue.work(dispatcher(e -> {}));

        await(() -> queue.rows().isEmpty());
        assertThat(queue.dead()).singleElement().satisfies(letter -> {
            assertThat(letter.outcome()).isEqualTo(Outcome.LISTENER_FAILED);
            assertThat(letter.attempts()).isEqualTo(TestQueue.MAX_ATTEMPTS);
        });
        assertThat(calls).hasValue(0);
    }

    @Test
    void leavesSlowEventToItsWorker() throws Exception {
        queue.deliver(EVENT.bytes());
        WebhookDispatcher ralio =
                dispatcher(e -> Thread.sleep(3_000)); // an event without heartbeat is dead after 800 ms

        queue.work(ralio);
        queue.work(ralio);

        await(() -> queue.rows().isEmpty());
        assertThat(calls).hasValue(1);
    }

    /** A row that waits for a thread of its worker has no heartbeat, and would be taken over. */
    @Test
    void picksNoMoreEventsThanItHasThreads() throws Exception {
        CountDownLatch finish = new CountDownLatch(1);
        for (int i = 0; i < 10; i++) {
            queue.deliver(EVENT.withNewId().bytes());
        }
        EventWorker worker = new EventWorker(
                dispatcher(e -> finish.await()), queue.deadLetters, TestQueue.MAX_ATTEMPTS, TestQueue.FIRST_DELAY);
        queue.start(queue.scheduler(worker.task()).threads(2));

        await(() -> calls.get() == 2);
        Thread.sleep(500);
        assertThat(queue.rows()).filteredOn(TestQueue.Row::picked).hasSize(2);
        finish.countDown();

        await(() -> queue.rows().isEmpty());
        assertThat(calls).hasValue(10);
    }

    @Test
    void waitsForRunningListenerWhenStopped() throws Exception {
        queue.deliver(EVENT.bytes());
        Scheduler scheduler = queue.work(dispatcher(e -> Thread.sleep(1_000)));
        called.await();

        scheduler.stop();

        assertThat(queue.rows()).isEmpty();
    }

    /** A pool gives an interrupted thread no connection that it has to wait for. */
    @Test
    void releasesEventWhoseListenerIsInterruptedWhenStopped() throws Exception {
        queue.deliver(EVENT.bytes());
        EventWorker worker = new EventWorker(
                dispatcher(InMemoryIdempotencyStore.create(), e -> Thread.sleep(60_000)),
                queue.deadLetters,
                TestQueue.MAX_ATTEMPTS,
                TestQueue.FIRST_DELAY);
        Scheduler scheduler = queue.start(queue.scheduler(worker.task())
                .heartbeatInterval(Duration.ofHours(1))
                .shutdownMaxWait(Duration.ofSeconds(2)));
        called.await();
        List<Connection> all = new ArrayList<>();
        while (all.size() < queue.database.getMaximumPoolSize()) {
            all.add(queue.database.getConnection());
        }
        CompletableFuture<Void> released = CompletableFuture.runAsync(
                () -> all.forEach(queue.database::evictConnection),
                CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));

        scheduler.stop(); // interrupts the listener after 2 seconds

        released.join();
        assertThat(queue.rows()).singleElement().satisfies(row -> {
            assertThat(row.picked()).isFalse();
            assertThat(row.failures()).isEqualTo(1);
        });
    }

    @Test
    void handlesEventOnceThatArrivesAgainWhileItIsHandled() throws Exception {
        CountDownLatch finish = new CountDownLatch(1);
        queue.deliver(EVENT.bytes());
        queue.work(dispatcher(e -> finish.await()));
        called.await();

        assertThat(queue.deliver(EVENT.bytes()).httpStatus()).isEqualTo(200);
        finish.countDown();
        await(() -> queue.rows().isEmpty());
        assertThat(queue.deliver(EVENT.bytes()).httpStatus()).isEqualTo(200);

        await(() -> queue.rows().isEmpty());
        assertThat(calls).hasValue(1);
    }

    private void pickByKilledWorker() throws Exception {
        queue.execute(
                "UPDATE ralio_event_queue SET picked = TRUE, picked_by = 'killed', version = 2, last_heartbeat = ?",
                OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1));
    }

    private WebhookDispatcher dispatcher(WebhookListener<WebhookEvent> listener) {
        return dispatcher(store, listener);
    }

    private WebhookDispatcher dispatcher(IdempotencyStore store, WebhookListener<WebhookEvent> listener) {
        return WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, e -> {
                    calls.incrementAndGet();
                    called.countDown();
                    listener.handle(e);
                })
                .build();
    }
}
