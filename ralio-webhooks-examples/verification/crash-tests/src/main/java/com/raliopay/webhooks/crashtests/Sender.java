package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.http.Verdict;
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
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Delivers signed events as Ralio does: several concurrently, some of them twice. A 5xx, a refused or broken connection, and a
 * timeout of 60 seconds are followed by another attempt after a delay; a 4xx never is.
 */
public final class Sender implements AutoCloseable {

    /** The secret of the endpoint. */
    public static final String SECRET = "crash-tests-secret";

    /** The header with {@link Attempt#number()}, which Ralio does not send. */
    public static final String NUMBER = "X-Attempt-Number";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int CONCURRENCY = 8;

    /** The number of events under way, most of which wait for a retry while the endpoint is down. */
    private static final int OPEN_EVENTS = 64;

    private static final double DUPLICATED = 0.1;

    /** The longest time from the response to an event until it is sent again. */
    private static final int LONGEST_REPETITION_MILLIS = 3_000;

    /** Ralio does not document its delays; these are short to keep runs short. */
    private static final RetryPolicy RETRIES =
            new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(40), 2, Duration.ofMillis(800), 0.25);

    /** An event under way. */
    private record Delivery(UUID event, Message message, boolean isCopy, boolean isRepeated) {

        Delivery copy() {
            return new Delivery(event, message, true, false);
        }
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY);
    private final SignatureVerifier signature = SignatureVerifier.of(SECRET);
    private final Attempts attempts = new Attempts();
    private final AtomicLong numbers = new AtomicLong();
    private final Set<UUID> events = ConcurrentHashMap.newKeySet();
    private final Set<UUID> duplicated = ConcurrentHashMap.newKeySet();
    private final HttpSender http;
    private final Random random;
    private final Supplier<? extends WebhookEvent> source;
    private final double repeated;

    private int unsent;
    private int openEvents;
    private int openDeliveries;

    /** Creates a sender of verified sessions, a tenth of which it sends twice concurrently. */
    Sender(URI endpoint, long seed) {
        this(endpoint, seed, sessions(new Random(seed)), 0);
    }

    /**
     * Creates a sender, which sends a tenth of the events twice concurrently.
     *
     * @param endpoint the endpoint
     * @param seed the seed of all random values; the scheduling of threads remains random
     * @param source creates the events, on one thread at a time
     * @param repeated the share of the events to be sent again some time after they were accepted
     */
    public Sender(URI endpoint, long seed, Supplier<? extends WebhookEvent> source, double repeated) {
        this.http = new HttpSender(endpoint, TIMEOUT);
        this.random = new Random(seed);
        this.source = source;
        this.repeated = repeated;
    }

    private static Supplier<SessionVerified> sessions(Random random) {
        return () -> new SessionVerified(
                randomUuid(random),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                Subject.user(randomUuid(random)),
                randomUuid(random));
    }

    /** Returns the attempts so far. */
    public Attempts attempts() {
        return attempts;
    }

    /** Returns the ids of all events sent. */
    public Set<UUID> events() {
        return events;
    }

    /** Returns the ids of the events that were sent twice concurrently, each copy until it is accepted. */
    public Set<UUID> duplicated() {
        return duplicated;
    }

    /** Sends events until {@link #finish}. */
    void start() {
        send(Integer.MAX_VALUE);
    }

    /** Sends more events, after those that are to be sent already. Returns immediately. */
    public synchronized void send(int count) {
        unsent += count;
        sendNext();
    }

    /**
     * Waits until all events have been sent and accepted.
     *
     * @throws TimeoutException if some are still pending after this time
     */
    public synchronized void awaitAccepted(Duration atMost) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (unsent > 0 || openDeliveries > 0) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new TimeoutException(openDeliveries + " deliveries were not accepted, and " + unsent
                        + " not sent, within " + atMost);
            }
            wait(left);
        }
    }

    /**
     * Stops sending new events and waits for the pending ones.
     *
     * @throws TimeoutException if some are still pending after this time
     */
    synchronized void finish(Duration atMost) throws InterruptedException, TimeoutException {
        unsent = 0;
        awaitAccepted(atMost);
    }

    private synchronized void sendNext() {
        while (unsent > 0 && openEvents < OPEN_EVENTS) {
            unsent--;
            openEvents++;
            WebhookEvent event = source.get();
            byte[] body = WebhookWriter.write(event);
            Message message = new Message(event.type(), event.id().toString(), body, signature.sign(body));
            Delivery delivery = new Delivery(event.id(), message, false, random.nextDouble() < repeated);
            events.add(event.id());
            send(delivery, threads);
            if (random.nextDouble() < DUPLICATED) {
                duplicated.add(event.id());
                send(delivery.copy(), threads);
            }
        }
    }

    private synchronized void send(Delivery delivery, Executor executor) {
        openDeliveries++;
        executor.execute(() -> attempt(delivery, 1));
    }

    private void attempt(Delivery delivery, int tries) {
        long number = numbers.incrementAndGet();
        long began = System.nanoTime();
        Response answer = http.send(delivery.message(), Map.of(NUMBER, Long.toString(number)))
                .join()
                .answer();
        attempts.add(new Attempt(number, delivery.event(), began, System.nanoTime(), answer.status()));
        if (answer.verdict() == Verdict.TRY_AGAIN) {
            after(RETRIES.delayAfter(tries, random).toMillis()).execute(() -> attempt(delivery, tries + 1));
        } else {
            end(delivery);
        }
    }

    private synchronized void end(Delivery delivery) {
        if (delivery.isRepeated()) {
            send(delivery.copy(), after(random.nextInt(LONGEST_REPETITION_MILLIS)));
        }
        if (!delivery.isCopy()) {
            openEvents--;
            sendNext();
        }
        openDeliveries--;
        notifyAll();
    }

    private Executor after(long millis) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, threads);
    }

    private static UUID randomUuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Override
    public synchronized void close() {
        unsent = 0;
        threads.shutdownNow();
    }
}
