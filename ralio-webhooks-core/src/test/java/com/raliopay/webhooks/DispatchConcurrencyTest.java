package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("no-mutation")
class DispatchConcurrencyTest {

    private static final int THREADS = 64;
    private static final SignatureVerifier SIGNER = SignatureVerifier.of("secret");

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static SessionVerified event() {
        return new SessionVerified(
                UUID.randomUUID(), Instant.now(), Subject.user(UUID.randomUUID()), UUID.randomUUID());
    }

    private static DispatchResult deliver(WebhookDispatcher ralio, WebhookEvent event) {
        byte[] body = WebhookWriter.write(event);
        return ralio.dispatch(body, SIGNER.headers(body)::get);
    }

    @Test
    void handlesDifferentEventsConcurrently() throws Exception {
        Map<UUID, WebhookEvent> seen = new ConcurrentHashMap<>();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret("secret")
                .on(SessionVerified.class, e -> seen.put(e.id(), e))
                .build();
        Map<UUID, WebhookEvent> sent = new ConcurrentHashMap<>();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Integer> work = () -> {
            start.await();
            int handled = 0;
            for (int i = 0; i < 50; i++) {
                SessionVerified event = event();
                sent.put(event.id(), event);
                handled += deliver(ralio, event).outcome() == Outcome.HANDLED ? 1 : 0;
            }
            return handled;
        };

        for (Future<Integer> handled : threads.invokeAll(Collections.nCopies(THREADS, work))) {
            assertThat(handled.get()).isEqualTo(50);
        }
        assertThat(seen).isEqualTo(sent);
    }

    @Test
    void handlesOneOfConcurrentCopiesAndReportsOthersInProgress() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(THREADS - 1);
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret("secret")
                .on(SessionVerified.class, e -> {
                    inside.countDown();
                    assertThat(others.await(1, TimeUnit.MINUTES)).isTrue();
                })
                .build();
        SessionVerified event = event();
        Future<DispatchResult> first = threads.submit(() -> deliver(ralio, event));
        assertThat(inside.await(1, TimeUnit.MINUTES)).isTrue();

        List<Future<DispatchResult>> copies = new ArrayList<>();
        for (int i = 1; i < THREADS; i++) {
            copies.add(threads.submit(() -> {
                try {
                    return deliver(ralio, event);
                } finally {
                    others.countDown();
                }
            }));
        }

        for (Future<DispatchResult> copy : copies) {
            assertThat(copy.get().outcome()).isEqualTo(Outcome.IN_PROGRESS);
            assertThat(copy.get().retryAfter().orElseThrow()).isPositive();
        }
        assertThat(first.get().outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(deliver(ralio, event).outcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void handlesRacingCopiesOfFailingEventsOnceAndNeverConcurrently() throws Exception {
        int copies = 8;
        List<SessionVerified> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            events.add(event());
        }
        Map<UUID, AtomicInteger> running = new ConcurrentHashMap<>();
        Map<UUID, AtomicInteger> attempts = new ConcurrentHashMap<>();
        Map<UUID, AtomicInteger> done = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret("secret")
                .on(SessionVerified.class, e -> {
                    AtomicInteger inside = running.computeIfAbsent(e.id(), id -> new AtomicInteger());
                    overlaps.addAndGet(inside.getAndIncrement());
                    int attempt = attempts.computeIfAbsent(e.id(), id -> new AtomicInteger())
                            .incrementAndGet();
                    SIGNER.sign(new byte[100_000]); // takes long enough for copies to overlap
                    inside.decrementAndGet();
                    // every fourth event fails at its first attempt
                    if (events.indexOf(e) % 4 == 0 && attempt == 1) {
                        throw new IOException();
                    }
                    done.computeIfAbsent(e.id(), id -> new AtomicInteger()).incrementAndGet();
                })
                .build();
        Map<Outcome, AtomicInteger> outcomes = Collections.synchronizedMap(new EnumMap<>(Outcome.class));
        List<Callable<Void>> deliveries = new ArrayList<>();
        for (int copy = 0; copy < copies; copy++) {
            for (SessionVerified event : events) {
                deliveries.add(() -> {
                    // As Ralio does: retries after every 5xx.
                    DispatchResult result;
                    do {
                        result = deliver(ralio, event);
                        outcomes.computeIfAbsent(result.outcome(), o -> new AtomicInteger())
                                .incrementAndGet();
                    } while (result.httpStatus() >= 500);
                    return null;
                });
            }
        }

        for (Future<Void> delivery : threads.invokeAll(deliveries)) {
            delivery.get();
        }

        assertThat(overlaps).hasValue(0);
        assertThat(done).hasSize(events.size());
        assertThat(done.values()).allMatch(times -> times.get() == 1);
        assertThat(outcomes.get(Outcome.HANDLED)).hasValue(events.size());
        assertThat(outcomes.get(Outcome.LISTENER_FAILED)).hasValue(events.size() / 4);
        assertThat(outcomes.get(Outcome.DUPLICATE)).hasValue(events.size() * (copies - 1));
    }
}
