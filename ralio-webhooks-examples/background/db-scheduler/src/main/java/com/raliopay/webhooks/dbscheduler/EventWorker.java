package com.raliopay.webhooks.dbscheduler;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.deadletters.DeadLetters;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker: takes bodies from the {@link EventQueue} and dispatches them. An event that fails is retried with exponential
 * backoff, and one that is rejected or has failed too often becomes a dead letter.
 *
 * <pre>{@code
 * JdbcIdempotencyStore store = JdbcIdempotencyStore.create(dataSource, "kyc-worker"); // not the endpoint's name
 * WebhookDispatcher ralio = WebhookDispatcher.builder()
 *         .acceptUnsigned() // the endpoint has verified the signature
 *         .idempotencyStore(store)
 *         .on(SessionVerified.class, store.transactional("activate", accounts::activate))
 *         .build();
 *
 * EventWorker worker = new EventWorker(ralio, DeadLetters.create(dataSource), 15, Duration.ofSeconds(10)); // three days
 * Scheduler scheduler = EventQueue.scheduler(dataSource, worker.task()).build();
 * scheduler.start();
 * }</pre>
 */
public final class EventWorker {

    private static final Logger LOG = LoggerFactory.getLogger(EventWorker.class);
    private static final Duration LONGEST_DELAY = Duration.ofHours(12);

    private final WebhookDispatcher ralio;
    private final DeadLetters deadLetters;
    private final int maxAttempts;
    private final Duration firstDelay;

    /**
     * Creates a worker.
     *
     * @param ralio accepts unsigned bodies, and has an idempotency store that all workers share and the endpoint does not
     * @param deadLetters where events are kept that are given up
     * @param maxAttempts how many times an event is dispatched before it is given up
     * @param firstDelay the delay before the second attempt. Each later one is three times as long, up to 12 hours
     */
    public EventWorker(WebhookDispatcher ralio, DeadLetters deadLetters, int maxAttempts, Duration firstDelay) {
        this.ralio = ralio;
        this.deadLetters = deadLetters;
        this.maxAttempts = maxAttempts;
        this.firstDelay = firstDelay;
    }

    /** Returns the task for {@link EventQueue#scheduler}. */
    public Task<byte[]> task() {
        return Tasks.oneTime(EventQueue.EVENT)
                .onFailure(this::failed)
                .onDeadExecution(this::failed) // the worker was killed: perhaps by this event
                .execute((row, context) -> handle(row.getData()));
    }

    private void handle(byte[] body) {
        DispatchResult result = ralio.dispatch(body);
        Thread.interrupted(); // a shutdown that takes too long interrupts the listener, but the row must be updated
        switch (result.outcome()) {
            case HANDLED, IGNORED, DUPLICATE -> removeDeadLetter(body);
            default -> throw new NotHandledException(result);
        }
    }

    private void failed(ExecutionComplete failed, ExecutionOperations<byte[]> row) {
        DispatchResult result = failed.getCause().orElse(null) instanceof NotHandledException e ? e.result : null;
        boolean died = failed.getCause().isEmpty();
        Outcome outcome = died ? Outcome.LISTENER_FAILED : result == null ? Outcome.UNAVAILABLE : result.outcome();
        Execution execution = failed.getExecution();
        int attempts = execution.consecutiveFailures + 1;
        switch (outcome) {
            case UNAVAILABLE, IN_PROGRESS -> {
                execution.consecutiveFailures--; // not the event's fault: reschedule adds one, so that nothing changes
                Duration delay = result == null ? firstDelay : result.retryAfter().orElse(firstDelay);
                row.reschedule(failed, Instant.now().plus(delay));
            }
            case UNREADABLE, LISTENER_FAILED -> {
                if (attempts < maxAttempts) {
                    row.reschedule(failed, Instant.now().plus(delayAfter(attempts)));
                } else {
                    giveUp(failed, row, outcome, result, attempts);
                }
            }
            default -> giveUp(failed, row, outcome, result, attempts);
        }
    }

    private Duration delayAfter(int attempts) {
        double millis = firstDelay.toMillis() * Math.pow(3, attempts - 1);
        return Duration.ofMillis((long) Math.min(millis, LONGEST_DELAY.toMillis()));
    }

    /** Keeps the dead letter, and then removes the row. If that fails, the row stays for another attempt. */
    private void giveUp(
            ExecutionComplete failed,
            ExecutionOperations<byte[]> row,
            Outcome outcome,
            @Nullable DispatchResult result,
            int attempts) {
        byte[] body = (byte[]) failed.getExecution().taskInstance.getData();
        try {
            deadLetters.keep(body, outcome, result == null ? null : result.failure().orElse(null), attempts);
            row.remove();
            LOG.warn("kept {} as a dead letter after {} attempts", failed.getExecution().taskInstance.getId(), attempts);
        } catch (SQLException e) {
            LOG.error("cannot keep a dead letter: {}", e.getClass().getName());
            row.reschedule(failed, Instant.now().plus(firstDelay));
        }
    }

    private void removeDeadLetter(byte[] body) {
        try {
            deadLetters.remove(body);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot remove the dead letter", e); // the next attempt is a DUPLICATE
        }
    }

    /** Thrown for the failure handler; its message has no personal data. */
    private static final class NotHandledException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient DispatchResult result;

        NotHandledException(DispatchResult result) {
            super(result.toString(), null, false, false);
            this.result = result;
        }
    }
}
