package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.fixture.EventWriter;
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

/** Copies of the same events, delivered at once and again after every 5xx, to a dispatcher over one store. */
public final class StoreRace {

    private static final int EVENTS = 100;
    private static final int COPIES = 8;
    private static final SignatureVerifier SIGNER = SignatureVerifier.of("secret");

    private final List<SessionVerified> events = IntStream.range(0, EVENTS)
            .mapToObj(i -> new SessionVerified(
                    UUID.randomUUID(), Instant.now(), Subject.user(UUID.randomUUID()), UUID.randomUUID()))
            .toList();
    private final Map<UUID, AtomicInteger> inside = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> done = new ConcurrentHashMap<>();
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

    /** {@return how often each outcome was answered} */
    public static Map<Outcome, Integer> run(IdempotencyStore store) throws Exception {
        return new StoreRace(store).run();
    }

    private void handle(SessionVerified event) throws IOException {
        AtomicInteger handling = inside.computeIfAbsent(event.id(), id -> new AtomicInteger());
        overlaps.addAndGet(handling.getAndIncrement());
        SIGNER.sign(new byte[100_000]); // some work, so that copies meet
        handling.decrementAndGet();
        // Every fourth event fails at its first attempt.
        if (count(attempts, event.id()) == 1 && events.indexOf(event) % 4 == 0) {
            throw new IOException();
        }
        count(done, event.id());
    }

    private static int count(Map<UUID, AtomicInteger> counts, UUID id) {
        return counts.computeIfAbsent(id, i -> new AtomicInteger()).incrementAndGet();
    }

    private Map<Outcome, Integer> run() throws Exception {
        CyclicBarrier start = new CyclicBarrier(COPIES);
        Callable<Boolean> copy = () -> {
            for (SessionVerified event : events) {
                start.await(1, TimeUnit.MINUTES);
                byte[] body = EventWriter.write(event);
                DispatchResult result;
                do {
                    result = ralio.dispatch(body);
                    outcomes.merge(result.outcome(), 1, Integer::sum);
                } while (result.httpStatus() >= 500);
            }
            return true;
        };
        ExecutorService threads = Executors.newFixedThreadPool(COPIES);
        try {
            for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(COPIES, copy))) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(overlaps).hasValue(0);
        assertThat(done).hasSize(EVENTS);
        assertThat(done.values()).allMatch(times -> times.get() == 1);
        assertThat(outcomes)
                .containsEntry(Outcome.HANDLED, EVENTS)
                .containsEntry(Outcome.FAILED, EVENTS / 4)
                .containsEntry(Outcome.DUPLICATE, EVENTS * (COPIES - 1))
                .doesNotContainKey(Outcome.UNAVAILABLE);
        return outcomes;
    }
}
