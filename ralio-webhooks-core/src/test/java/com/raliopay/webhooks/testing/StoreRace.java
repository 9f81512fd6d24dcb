package com.raliopay.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Delivers the same events in several threads concurrently, again after every 5xx, to a dispatcher with one store. Every
 * fourth event fails at its first attempt.
 */
public final class StoreRace {

    private static final int EVENTS = 100;
    private static final int THREADS = 8;
    private static final SignatureVerifier SIGNER = SignatureVerifier.of("secret");

    private final List<SessionVerified> events = IntStream.range(0, EVENTS)
            .mapToObj(i -> new SessionVerified(
                    UUID.randomUUID(), Instant.now(), Subject.user(UUID.randomUUID()), UUID.randomUUID()))
            .toList();
    private final Map<UUID, AtomicInteger> running = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> handled = new ConcurrentHashMap<>();
    private final AtomicInteger overlaps = new AtomicInteger();
    private final Map<Outcome, Integer> outcomes = Collections.synchronizedMap(new EnumMap<>(Outcome.class));
    private final WebhookDispatcher ralio;

    private StoreRace(IdempotencyStore store) {
        ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(SessionVerified.class, this::handle)
                .idempotencyStore(store)
                .build();
    }

    /** Asserts that each event is handled once and that the store is never unavailable. */
    public static void run(IdempotencyStore store) throws Exception {
        new StoreRace(store).run();
    }

    private void handle(SessionVerified event) throws IOException {
        AtomicInteger threads = running.computeIfAbsent(event.id(), id -> new AtomicInteger());
        overlaps.addAndGet(threads.getAndIncrement());
        SIGNER.sign(new byte[100_000]); // takes long enough for other deliveries to overlap
        threads.decrementAndGet();
        if (increment(attempts, event.id()) == 1 && events.indexOf(event) % 4 == 0) {
            throw new IOException();
        }
        increment(handled, event.id());
    }

    private static int increment(Map<UUID, AtomicInteger> counts, UUID id) {
        return counts.computeIfAbsent(id, i -> new AtomicInteger()).incrementAndGet();
    }

    private void run() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Boolean> sender = () -> {
            for (SessionVerified event : events) {
                start.await(1, TimeUnit.MINUTES);
                byte[] body = WebhookWriter.write(event);
                DispatchResult result;
                do {
                    result = ralio.dispatch(body);
                    outcomes.merge(result.outcome(), 1, Integer::sum);
                } while (result.httpStatus() >= 500);
            }
            return true;
        };
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(THREADS, sender))) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(overlaps).hasValue(0);
        assertThat(handled).hasSize(EVENTS);
        assertThat(handled.values()).allMatch(times -> times.get() == 1);
        assertThat(outcomes)
                .containsEntry(Outcome.HANDLED, EVENTS)
                .containsEntry(Outcome.LISTENER_FAILED, EVENTS / 4)
                .containsEntry(Outcome.DUPLICATE, EVENTS * (THREADS - 1))
                .doesNotContainKey(Outcome.UNAVAILABLE);
    }
}
