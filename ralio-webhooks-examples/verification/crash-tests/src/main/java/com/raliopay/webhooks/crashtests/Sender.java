package com.raliopay.webhooks.crashtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.fixture.EventWriter;
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
 * Plays Ralio: sends signed events, several at a time, some of them twice at the same time, and each of them again until it
 * is answered. A 5xx, a connection that is refused or breaks, or a silence of 60 seconds is followed by another attempt
 * after a {@link Backoff}; a 4xx never is.
 */
final class Sender implements AutoCloseable {

    static final String SECRET = "resilience-secret";

    /** The header with {@link Attempt#number()}. Ralio sends nothing like it. */
    static final String NUMBER = "X-Attempt-Number";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 8;

    /** Events on their way at a time, most of which wait for their next attempt while the endpoint is away. */
    private static final int OPEN_EVENTS = 64;

    private static final double COPIED = 0.1;

    /** An event on its way. */
    private record Letter(UUID event, String body, Map<String, String> headers, boolean isCopy) {}

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SignatureVerifier signature = SignatureVerifier.of(SECRET);
    private final Attempts attempts = new Attempts();
    private final AtomicLong numbers = new AtomicLong();
    private final Set<UUID> events = ConcurrentHashMap.newKeySet();
    private final Set<UUID> copied = ConcurrentHashMap.newKeySet();
    private final Phaser open = new Phaser(1);
    private final URI endpoint;
    private final Random random;
    private volatile boolean sending = true;

    Sender(URI endpoint, long seed) {
        this.endpoint = endpoint;
        this.random = new Random(seed);
    }

    /** Every attempt so far. */
    Attempts attempts() {
        return attempts;
    }

    /** The ids of all events that were sent. */
    Set<UUID> events() {
        return events;
    }

    /** The ids of those that were sent twice at the same time; each of the two is sent until it is answered. */
    Set<UUID> copied() {
        return copied;
    }

    /** Sends one event after another, on many strands, until {@link #finish}. */
    void start() {
        for (int i = 0; i < OPEN_EVENTS; i++) {
            sendNext();
        }
    }

    /**
     * Begins no more events, and waits until all that were begun are answered.
     *
     * @throws TimeoutException if some are not by then
     */
    void finish(Duration atMost) throws InterruptedException, TimeoutException {
        sending = false;
        open.awaitAdvanceInterruptibly(open.arrive(), atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sendNext() {
        UUID event = randomUuid();
        String body = EventWriter.writeText(new SessionVerified(
                event, Instant.now().truncatedTo(ChronoUnit.MILLIS), Subject.user(randomUuid()), randomUuid()));
        Map<String, String> headers = signature.headers(body.getBytes(UTF_8));
        events.add(event);
        send(new Letter(event, body, headers, false));
        if (random.nextDouble() < COPIED) {
            copied.add(event);
            send(new Letter(event, body, headers, true));
        }
    }

    private void send(Letter letter) {
        open.register();
        threads.execute(() -> deliver(letter, 1));
    }

    private void deliver(Letter letter, int tries) {
        Attempt attempt = post(letter);
        attempts.add(attempt);
        if (attempt.isToBeRepeated()) {
            CompletableFuture.delayedExecutor(
                            Backoff.SHORT.after(tries, random).toMillis(), TimeUnit.MILLISECONDS, threads)
                    .execute(() -> deliver(letter, tries + 1));
            return;
        }
        if (sending && !letter.isCopy()) {
            sendNext();
        }
        open.arriveAndDeregister();
    }

    private Attempt post(Letter letter) {
        long number = numbers.incrementAndGet();
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header(NUMBER, Long.toString(number))
                .POST(BodyPublishers.ofString(letter.body()));
        letter.headers().forEach(request::header);
        long began = System.nanoTime();
        int status = statusOf(request.build());
        return new Attempt(number, letter.event(), began, System.nanoTime(), status);
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
