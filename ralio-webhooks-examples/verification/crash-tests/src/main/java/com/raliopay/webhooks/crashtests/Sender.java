package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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
 * timeout of 60 seconds are followed by another attempt after a {@link Backoff}; a 4xx never is.
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

    /** An event under way. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Message(UUID event, byte[] body, Map<String, String> headers, boolean isDuplicate) {}

    private final ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SignatureVerifier signature = SignatureVerifier.of(SECRET);
    private final Attempts attempts = new Attempts();
    private final AtomicLong numbers = new AtomicLong();
    private final Set<UUID> events = ConcurrentHashMap.newKeySet();
    private final Set<UUID> duplicated = ConcurrentHashMap.newKeySet();
    private final Phaser open = new Phaser(1);
    private final URI endpoint;
    private final Random random;
    private volatile boolean sending = true;

    Sender(URI endpoint, long seed) {
        this.endpoint = endpoint;
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
        byte[] body = WebhookWriter.write(new SessionVerified(
                event, Instant.now().truncatedTo(ChronoUnit.MILLIS), Subject.user(randomUuid()), randomUuid()));
        Map<String, String> headers = signature.headers(body);
        events.add(event);
        send(new Message(event, body, headers, false));
        if (random.nextDouble() < DUPLICATED) {
            duplicated.add(event);
            send(new Message(event, body, headers, true));
        }
    }

    private void send(Message message) {
        open.register();
        threads.execute(() -> deliver(message, 1));
    }

    private void deliver(Message message, int tries) {
        Attempt attempt = post(message);
        attempts.add(attempt);
        if (attempt.needsRetry()) {
            CompletableFuture.delayedExecutor(
                            Backoff.SHORT.after(tries, random).toMillis(), TimeUnit.MILLISECONDS, threads)
                    .execute(() -> deliver(message, tries + 1));
            return;
        }
        if (sending && !message.isDuplicate()) {
            sendNext();
        }
        open.arriveAndDeregister();
    }

    private Attempt post(Message message) {
        long number = numbers.incrementAndGet();
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header(NUMBER, Long.toString(number))
                .POST(BodyPublishers.ofByteArray(message.body()));
        message.headers().forEach(request::header);
        long began = System.nanoTime();
        int status = statusOf(request.build());
        return new Attempt(number, message.event(), began, System.nanoTime(), status);
    }

    private int statusOf(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return Attempt.NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Attempt.NO_ANSWER;
        }
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
