package com.raliopay.webhooks;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Delivers an event twice while something fails, and then without faults until the answer is 200. Whatever fails, each call
 * returns a result, every observer is called, the event is handled by every listener before the first 200, and no listener
 * runs within the lease of another claim, unless that was released, or after the event was completed. An interrupt does not reach
 * {@code complete} and {@code release}.
 *
 * <p>Time is real, so that any store can be tested. A slow machine does not break a guarantee.
 */
public final class FaultMatrix {

    /** Where something fails. */
    enum Place {
        CLAIM,
        FIRST_LISTENER,
        SECOND_LISTENER,
        COMPLETE,
        RELEASE,
        OBSERVER,
        LOGGER
    }

    /** How it fails. */
    enum Fault {
        CHECKED_EXCEPTION(Action.failingWith(new IOException("connection reset"))),
        UNCHECKED_EXCEPTION(Action.failingWith(new IllegalStateException("pool is closed"))),
        ERROR(Action.failingWith(new AssertionError("not expected"))),
        INTERRUPTED_EXCEPTION(Action.failingWith(new InterruptedException())),
        INTERRUPT_FLAG(() -> Thread.currentThread().interrupt()),
        BLOCK(() -> Thread.sleep(60));

        @SuppressWarnings("ImmutableEnumChecker") // the actions have no state
        private final Action action;

        Fault(Action action) {
            this.action = action;
        }
    }

    /** One cell of the matrix. If not only once, the fault occurs each time until the event is delivered without faults. */
    private record Faults(Place place, Fault fault, boolean beforeEffect, boolean onlyOnce, boolean overlapping) {}

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final ThreadLocal<@Nullable History> CURRENT = new ThreadLocal<>();

    private FaultMatrix() {}

    private static List<Faults> all() {
        List<Faults> all = new ArrayList<>();
        for (Place place : Place.values()) {
            for (Fault fault : Fault.values()) {
                for (int bits = 0; bits < 8; bits++) {
                    all.add(new Faults(place, fault, (bits & 1) == 0, (bits & 2) == 0, (bits & 4) == 0));
                }
            }
        }
        return all;
    }

    /** Returns what went wrong in any history, with its faults. */
    public static List<String> violations(IdempotencyStore store) throws Exception {
        CapturedLog log = new CapturedLog();
        log.onEvent(() -> {
            History history = CURRENT.get();
            if (history != null) {
                history.perform(Place.LOGGER, () -> {});
            }
        });
        log.start();
        ExecutorService threads = Executors.newFixedThreadPool(24); // they wait for leases most of the time
        try {
            List<Callable<List<String>>> histories = new ArrayList<>();
            all().forEach(faults -> histories.add(new History(faults, store)::run));
            List<String> violations = new ArrayList<>();
            for (Future<List<String>> history : threads.invokeAll(histories)) {
                violations.addAll(history.get());
            }
            return violations;
        } finally {
            threads.shutdownNow();
            log.stop();
        }
    }

    /** One event with its endpoint, which is also the store that fails. */
    private static final class History implements IdempotencyStore {

        private final Faults faults;
        private final IdempotencyStore store;
        private final byte[] body = Fixture.SESSION_VERIFIED.withNewId().bytes();
        private final Queue<String> violations = new ConcurrentLinkedQueue<>();
        private final Map<DispatchResult, Integer> observed = new ConcurrentHashMap<>();
        private final Map<String, Long> leaseEnds = new ConcurrentHashMap<>(); // by token, unless released
        private final ThreadLocal<@Nullable String> claimed = new ThreadLocal<>();
        private final AtomicInteger handled = new AtomicInteger();
        private final AtomicInteger faultsLeft;
        private final CompletableFuture<Integer> firstFault = new CompletableFuture<>();
        private final CompletableFuture<Integer> overlap;
        private volatile boolean faulty = true;
        private volatile boolean completed;

        private final WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(this)
                .lease(LEASE)
                .on(WebhookEvent.class, e -> listen(Place.FIRST_LISTENER))
                .on(WebhookEvent.class, e -> {
                    listen(Place.SECOND_LISTENER);
                    handled.incrementAndGet();
                })
                .observer((delivery, result) -> perform(Place.OBSERVER, () -> {}))
                .observer((delivery, result) -> observed.merge(result, 1, Integer::sum))
                .build();

        History(Faults faults, IdempotencyStore store) {
            this.faults = faults;
            this.store = store;
            this.faultsLeft = new AtomicInteger(faults.onlyOnce ? 1 : Integer.MAX_VALUE);
            this.overlap = faults.overlapping
                    ? firstFault.thenApplyAsync(nothing -> deliver(), task -> new Thread(task).start())
                    : firstFault;
        }

        List<String> run() throws InterruptedException {
            deliver();
            if (faults.overlapping) {
                overlap.join();
            } else {
                deliver();
            }
            require(firstFault.isDone(), "the fault did not occur");
            faulty = false;
            for (int retries = 0; deliver() != 200 && retries < 200; retries++) {
                Thread.sleep(50);
            }
            require(ralio.dispatch(body).outcome() == Outcome.DUPLICATE, "the event is lost or not completed");
            return List.copyOf(violations);
        }

        private void require(boolean condition, String violation) {
            if (!condition) {
                violations.add(faults + ": " + violation);
            }
        }

        private int deliver() {
            CURRENT.set(this);
            claimed.remove();
            try {
                DispatchResult result = ralio.dispatch(body);
                require(observed.getOrDefault(result, 0) == 1, "an observer was not called");
                require(result.httpStatus() != 200 || handled.get() > 0, "200 before the event was handled");
                require(result.httpStatus() == 200 || result.httpStatus() >= 500, "a retry is refused");
                return result.httpStatus();
            } catch (Throwable e) {
                violations.add(faults + ": dispatch threw " + e);
                return 500;
            } finally {
                Thread.interrupted();
                CURRENT.remove();
            }
        }

        private void perform(Place place, Runnable effect) {
            boolean settles = place == Place.COMPLETE || place == Place.RELEASE;
            require(!settles || !Thread.currentThread().isInterrupted(), place + " on an interrupted thread");
            boolean fails = faulty && place == faults.place && faultsLeft.getAndDecrement() > 0;
            if (fails && faults.beforeEffect) {
                fail();
            }
            effect.run();
            if (fails && !faults.beforeEffect) {
                fail();
            }
        }

        private void fail() {
            firstFault.complete(0);
            if (faults.overlapping) {
                overlap.copy().completeOnTimeout(0, 60, TimeUnit.MILLISECONDS).join();
            }
            faults.fault.action.run();
        }

        private void listen(Place place) throws IOException {
            String token = String.valueOf(claimed.get());
            perform(place, () -> {
                require(leaseEnds.containsKey(token), "a listener ran without a claim");
                require(!completed, "a listener ran after completion");
                leaseEnds.forEach((other, end) -> require(
                        other.equals(token) || System.nanoTime() - end > 0, "a listener ran twice within a lease"));
            });
            if (faulty && faults.place == Place.RELEASE) {
                throw new IOException("to be released");
            }
        }

        @Override
        public Claim claim(EventKey key, Duration lease) {
            long start = System.nanoTime();
            List<Claim> claims = new ArrayList<>();
            perform(Place.CLAIM, () -> {
                claims.add(store.claim(key, lease));
                if (claims.get(0) instanceof Claim.Acquired acquired) {
                    leaseEnds.put(acquired.token(), start + lease.toNanos());
                    claimed.set(acquired.token());
                }
            });
            return claims.get(0);
        }

        @Override
        public void complete(EventKey key, Duration retention) {
            perform(Place.COMPLETE, () -> {
                store.complete(key, retention);
                completed = true;
            });
        }

        @Override
        public void release(EventKey key, String token) {
            perform(Place.RELEASE, () -> {
                leaseEnds.remove(token);
                store.release(key, token);
            });
        }
    }
}
