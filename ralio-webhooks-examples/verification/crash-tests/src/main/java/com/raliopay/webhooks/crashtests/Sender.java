package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.Answer;
import com.raliopay.webhooks.simulator.HttpSender;
import com.raliopay.webhooks.simulator.Message;
import com.raliopay.webhooks.simulator.RetryPolicy;
import com.raliopay.webhooks.simulator.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Delivers signed events as Ralio does: several concurrently, some of them twice. A 5xx, a refused or broken connection, and a
 * timeout of 60 seconds are followed by another attempt after a delay; a 4xx never is.
 */
final class Sender implements AutoCloseable {

    static final String SECRET = "crash-tests-secret";

    /** The header with {@link Attempt#number()}, which Ralio does not send. */
    static final String NUMBER = "X-Attempt-Number";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int CONCURRENCY = 8;

    /** The number of events under way, most of which wait for a retry while the endpoint is down. */
    private static final int OPEN_EVENTS = 64;

    private static final double DUPLICATED = 0.1;

    /** Ralio does not document its delays; these are short to keep runs short. */
    private static final RetryPolicy RETRIES =
            new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(40), 2, Duration.ofMillis(800), 0.25);

    /** An event under way. */
    private record Delivery(UUID event, Message message, boolean isDuplicate) {}

    private final ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY);
    private final SignatureVerifier signature = SignatureVerifier.of(SECRET);
    private final Attempts attempts = new Attempts();
    private final AtomicLong numbers = new AtomicLong();
    private final Set<UUID> events = ConcurrentHashMap.newKeySet();
    private final Set<UUID> duplicated = ConcurrentHashMap.newKeySet();
    private final Phaser open = new Phaser(1);
    private final HttpSender http;
    private final Random random;
    private volatile boolean sending = true;

    Sender(URI endpoint, long seed) {
        this.http = new HttpSender(endpoint, TIMEOUT);
        this.random = new Random(seed);
    }

    /** Returns the attempts so far. */
    Attempts attempts() {
        return attempts;
    }

    /** Returns the ids of all events sent. */
    Set<UUID> events() {
        return events;
    }

    /** Returns the ids of the events that were sent twice concurrently, each copy until it is accepted. */
    Set<UUID> duplicated() {
        return duplicated;
    }

    /** Sends events until {@link #finish}. */
    void start() {
        for (int i = 0; i < OPEN_EVENTS; i++) {
            sendNext();
        }
    }

    /**
     * Stops sending new events and waits for the pending ones.
     *
     * @throws TimeoutException if some are still pending after this time
     */
    void finish(Duration atMost) throws InterruptedException, TimeoutException {
        sending = false;
        open.awaitAdvanceInterruptibly(open.arrive(), atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sendNext() {
        UUID event = randomUuid();
        SessionVerified verified = new SessionVerified(
                event, Instant.now().truncatedTo(ChronoUnit.MILLIS), Subject.user(randomUuid()), randomUuid());
        byte[] body = WebhookWriter.write(verified);
        Message message = new Message(verified.type(), event.toString(), body, signature.sign(body));
        events.add(event);
        send(new Delivery(event, message, false));
        if (random.nextDouble() < DUPLICATED) {
            duplicated.add(event);
            send(new Delivery(event, message, true));
        }
    }

    private void send(Delivery delivery) {
        open.register();
        threads.execute(() -> attempt(delivery, 1));
    }

    private void attempt(Delivery delivery, int tries) {
        long number = numbers.incrementAndGet();
        long began = System.nanoTime();
        Answer answer = http.send(delivery.message(), Map.of(NUMBER, Long.toString(number)))
                .join()
                .answer();
        attempts.add(new Attempt(number, delivery.event(), began, System.nanoTime(), answer.status()));
        if (answer.verdict() == Verdict.TRY_AGAIN) {
            Duration delay = RETRIES.delayAfter(tries, random);
            CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, threads)
                    .execute(() -> attempt(delivery, tries + 1));
            return;
        }
        if (sending && !delivery.isDuplicate()) {
            sendNext();
        }
        open.arriveAndDeregister();
    }

    private UUID randomUuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Override
    public void close() {
        sending = false;
        threads.shutdownNow();
    }
}
