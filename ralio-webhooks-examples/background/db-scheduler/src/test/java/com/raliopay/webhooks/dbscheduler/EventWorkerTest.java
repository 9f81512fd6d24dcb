package com.raliopay.webhooks.dbscheduler;

import static com.raliopay.webhooks.dbscheduler.TestQueue.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.testing.Fixture;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each outcome becomes in the queue. */
@Tag("background")
class EventWorkerTest {

    private static final Fixture EVENT = Fixture.SESSION_VERIFIED;

    private final AtomicInteger calls = new AtomicInteger();
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
    void removesHandledEvent() throws Exception {
        queue.deliver(EVENT.bytes());

        queue.work(dispatcher(e -> {}));

        await(() -> queue.rows().isEmpty());
        assertThat(calls).hasValue(1);
        assertThat(queue.dead()).isEmpty();
    }

    @Test
    void removesIgnoredEvent() throws Exception {
        queue.deliver(EVENT.bytes());

        queue.work(WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(StateUpdated.class, e -> {})
                .build());

        await(() -> queue.rows().isEmpty());
        assertThat(queue.dead()).isEmpty();
    }

    @Test
    void removesDuplicate() throws Exception {
        WebhookDispatcher ralio = dispatcher(e -> {});
        ralio.dispatch(EVENT.bytes());
        queue.deliver(EVENT.bytes());

        queue.work(ralio);

        await(() -> queue.rows().isEmpty());
        assertThat(calls).hasValue(1);
    }

    @Test
    void keepsRejectedEventAtFirstAttempt() throws Exception {
        queue.deliver(EVENT.bytes());

        queue.work(dispatcher(e -> {
            throw new RejectedEventException("unknown customer");
        }));

        await(() -> queue.rows().isEmpty());
        assertDead(Outcome.LISTENER_REJECTED, RejectedEventException.class.getName(), 1);
        assertThat(calls).hasValue(1);
    }

    @Test
    void keepsEventThatIsTooLargeAtFirstAttempt() throws Exception {
        queue.deliver(EVENT.bytes());

        queue.work(WebhookDispatcher.builder().acceptUnsigned().maxBodyBytes(10).build());

        await(() -> queue.rows().isEmpty());
        assertDead(Outcome.TOO_LARGE, null, 1);
    }

    @Test
    void retriesFailedEventUntilItIsHandled() throws Exception {
        queue.deliver(EVENT.bytes());

        queue.work(dispatcher(e -> {
            if (calls.get() < TestQueue.MAX_ATTEMPTS) {
                throw new IllegalStateException();
            }
        }));

        await(() -> queue.rows().isEmpty());
        assertThat(calls).hasValue(TestQueue.MAX_ATTEMPTS);
        assertThat(queue.dead()).isEmpty();
    }

    @Test
    void triplesDelayAfterEachFailure() throws Exception {
        queue.deliver(EVENT.bytes());
        Duration firstDelay = Duration.ofHours(1);
        EventWorker worker = new EventWorker(dispatcher(e -> failing()), queue.deadLetters, 10, firstDelay);
        queue.start(queue.scheduler(worker.task()));

        int[] delays = {1, 3, 9, 12, 12};
        for (int i = 0; i < delays.length; i++) {
            int hours = delays[i];
            int failures = i + 1;
            await(() -> queue.rows().get(0).failures() == failures);
            assertThat(queue.rows().get(0).due())
                    .isBetween(
                            Instant.now().plus(Duration.ofHours(hours)).minusSeconds(20),
                            Instant.now().plus(Duration.ofHours(hours)));
            queue.execute("UPDATE ralio_event_queue SET execution_time = now()");
        }
    }

    @Test
    void keepsEventAfterLastAttempt() throws Exception {
        queue.deliver(EVENT.bytes());

        queue.work(dispatcher(e -> failing()));

        await(() -> queue.rows().isEmpty());
        assertDead(Outcome.LISTENER_FAILED, IllegalStateException.class.getName(), TestQueue.MAX_ATTEMPTS);
        assertThat(calls).hasValue(TestQueue.MAX_ATTEMPTS);
    }

    @Test
    void retriesAfterErrorsOfListener() throws Exception {
        queue.deliver(EVENT.bytes());

        queue.work(dispatcher(e -> {
            if (calls.get() == 1) {
                throw new OutOfMemoryError("thrown by a test");
            }
        }));

        await(() -> queue.rows().isEmpty());
        assertThat(calls).hasValue(2);
    }

    /** The engine's default deserializes the bytes. */
    @Test
    void keepsSerializedObjectAsUnreadableBody() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(Instant.EPOCH);
        }
        queue.insert("serialized", bytes.toByteArray(), Instant.now());

        queue.work(dispatcher(e -> {}));

        await(() -> queue.rows().isEmpty());
        assertThat(queue.dead()).singleElement().satisfies(letter -> {
            assertThat(letter.outcome()).isEqualTo(Outcome.UNREADABLE);
            assertThat(queue.deadLetters.body(letter)).hasValue(bytes.toByteArray());
        });
    }

    @Test
    void retriesWithoutCountingWhileStoreIsUnavailable() throws Exception {
        BreakableStore store = new BreakableStore();
        queue.deliver(EVENT.bytes());
        queue.work(dispatcher(store, e -> {
            if (calls.get() == 1) {
                store.breakDown();
                throw new IllegalStateException();
            }
        }));
        await(() -> calls.get() == 1 && queue.rows().get(0).failures() == 1);

        Instant due = queue.rows().get(0).due();
        for (int retries = 0; retries < 2 * TestQueue.MAX_ATTEMPTS; retries++) {
            Instant last = due;
            await(() -> !queue.rows().get(0).due().equals(last));
            due = queue.rows().get(0).due();
            assertThat(queue.rows().get(0).failures()).isEqualTo(1);
        }
        store.repair();

        await(() -> queue.rows().isEmpty());
        assertThat(calls).hasValue(2);
        assertThat(queue.dead()).isEmpty();
    }

    @Test
    void retriesEventInProgressWhenItsLeaseHasExpired() throws Exception {
        InMemoryIdempotencyStore store = InMemoryIdempotencyStore.create();
        store.claim(
                new EventKey(EVENT.event().type(), EVENT.event().id()),
                Duration.ofSeconds(4)); // by a worker that was killed
        queue.deliver(EVENT.bytes());

        queue.work(dispatcher(store, e -> {}));

        await(() -> queue.rows().size() == 1 && queue.rows().get(0).due().isAfter(Instant.now()));
        assertThat(queue.rows().get(0).failures()).isZero();
        await(() -> queue.rows().isEmpty());
        assertThat(calls).hasValue(1);
    }

    @Test
    void keepsRowUntilDeadLetterIsKept() throws Exception {
        queue.execute("ALTER TABLE ralio_dead_letters RENAME TO moved");
        queue.deliver(EVENT.bytes());
        queue.work(dispatcher(e -> {
            throw new RejectedEventException("unknown customer");
        }));
        await(() -> calls.get() >= 2);
        assertThat(queue.rows()).hasSize(1);

        queue.execute("ALTER TABLE moved RENAME TO ralio_dead_letters");

        await(() -> queue.rows().isEmpty());
        assertThat(queue.dead()).hasSize(1);
    }

    @Test
    void removesDeadLetterOfHandledEvent() throws Exception {
        queue.deadLetters.keep(EVENT.bytes(), Outcome.LISTENER_FAILED, null, 1);
        queue.deliver(EVENT.bytes());

        queue.work(dispatcher(e -> {}));

        await(() -> queue.rows().isEmpty());
        assertThat(queue.dead()).isEmpty();
    }

    @Test
    void removesDeadLetterLaterIfItFails() throws Exception {
        queue.execute("ALTER TABLE ralio_dead_letters RENAME TO moved");
        queue.deliver(EVENT.bytes());
        queue.work(dispatcher(e -> {}));
        await(() -> calls.get() == 1 && !queue.rows().get(0).picked());

        queue.execute("ALTER TABLE moved RENAME TO ralio_dead_letters");

        await(() -> queue.rows().isEmpty());
        assertThat(calls).hasValue(1);
        assertThat(queue.dead()).isEmpty();
    }

    private WebhookDispatcher dispatcher(WebhookListener<WebhookEvent> listener) {
        return dispatcher(InMemoryIdempotencyStore.create(), listener);
    }

    private WebhookDispatcher dispatcher(IdempotencyStore store, WebhookListener<WebhookEvent> listener) {
        return WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, e -> {
                    calls.incrementAndGet();
                    listener.handle(e);
                })
                .build();
    }

    private static void failing() {
        throw new IllegalStateException("thrown by a test");
    }

    private void assertDead(Outcome outcome, @Nullable String failure, int attempts) throws Exception {
        assertThat(queue.dead()).singleElement().satisfies(letter -> {
            assertThat(letter.outcome()).isEqualTo(outcome);
            assertThat(letter.failure()).isEqualTo(failure);
            assertThat(letter.attempts()).isEqualTo(attempts);
            assertThat(queue.deadLetters.body(letter)).hasValue(EVENT.bytes());
        });
    }
}
