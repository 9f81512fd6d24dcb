package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.http.DeliveryOutcome;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.http.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what is planned. One thread decides and counts; what is under way is under way in the client. A delivery that
 * waits for its next attempt takes no place from the others; when it is due it goes first.
 */
final class LoadRun {

    private static final long LOOK_AROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private record Ended(LoadDelivery delivery, Message message, HttpSender.Attempt attempt) {}

    private final LoadPlan plan;
    private final int concurrency;
    private final Function<LoadDelivery, Message> messages;
    private final Function<Message, CompletableFuture<HttpSender.Attempt>> sender;
    private final RetryPolicy policy;
    private final RandomGenerator random;
    private final LoadClock clock;
    private final LoadTally tally;

    private final RetrySchedule retries = new RetrySchedule();
    private final LinkedBlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private int underWay;
    private volatile boolean stopped;

    LoadRun(
            LoadPlan plan,
            int concurrency,
            Function<LoadDelivery, Message> messages,
            Function<Message, CompletableFuture<HttpSender.Attempt>> sender,
            RetryPolicy policy,
            RandomGenerator random,
            LoadClock clock,
            LoadTally tally) {
        this.plan = plan;
        this.concurrency = concurrency;
        this.messages = messages;
        this.sender = sender;
        this.policy = policy;
        this.random = random;
        this.clock = clock;
        this.tally = tally;
    }

    /** Starts no more attempts, and ends {@link #run} soon. May be called by any thread. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Returns when every delivery has ended, or after {@link #stop}. */
    void run(Progress progress) throws InterruptedException {
        while (!stopped) {
            startWhatMay();
            if (underWay == 0 && retries.size() == 0) {
                return; // nothing was left to start
            }
            // Woken by an attempt that ends, by a retry that is due, and now and then, to see whether to stop.
            long wait = underWay < concurrency
                    ? retries.nanosUntilDue(clock.nanos(), LOOK_AROUND_NANOS)
                    : LOOK_AROUND_NANOS;
            Ended first = ended.poll(wait, TimeUnit.NANOSECONDS);
            for (Ended next = first; next != null; next = ended.poll()) {
                count(next, progress);
            }
            tally.waiting(retries.size());
            progress.show(tally);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // an attempt never fails, and the queue takes all
    private void startWhatMay() {
        while (underWay < concurrency && !stopped) {
            LoadDelivery delivery = nextToStart();
            if (delivery == null) {
                return;
            }
            underWay++;
            delivery.attempted(clock.nanos());
            Message message = messages.apply(delivery);
            sender.apply(message).thenAccept(attempt -> ended.add(new Ended(delivery, message, attempt)));
        }
    }

    private @Nullable LoadDelivery nextToStart() {
        LoadDelivery retry = retries.pollDue(clock.nanos());
        if (retry != null || !plan.hasNext()) {
            return retry;
        }
        LoadDelivery first = plan.next();
        tally.started(first.kind());
        return first;
    }

    private void count(Ended attempt, Progress progress) {
        underWay--;
        LoadDelivery delivery = attempt.delivery();
        Response answer = attempt.attempt().answer();
        if (tally.attempted(
                delivery, attempt.message(), answer, attempt.attempt().nanos())) {
            progress.troubled(delivery, attempt.message(), answer);
        }
        DeliveryOutcome outcome = outcome(answer.verdict(), delivery.attempts());
        if (outcome == null) {
            long delay = policy.delayAfter(delivery.attempts(), random).toNanos();
            retries.add(delivery, clock.nanos() + delay);
        } else {
            tally.ended(delivery, attempt.message(), outcome);
        }
    }

    private @Nullable DeliveryOutcome outcome(Verdict verdict, int attempts) {
        return switch (verdict) {
            case DELIVERED -> DeliveryOutcome.DELIVERED;
            case REFUSED -> DeliveryOutcome.REFUSED;
            case TRY_AGAIN -> policy.isExhausted(attempts) ? DeliveryOutcome.GIVEN_UP : null;
        };
    }
}
