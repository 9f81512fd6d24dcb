package com.raliopay.webhooks.dbscheduler;

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
                .onDeadExecution(this::failed)
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

    /** Called when an attempt has failed or its worker was killed. */
    private void failed(ExecutionComplete attempt, ExecutionOperations<byte[]> row) {
        Throwable cause = attempt.getCause().orElse(null);
        if (cause instanceof NotHandledException e) {
            String failure = e.result.failure().map(f -> f.getClass().getName()).orElse(null);
            switch (e.result.outcome()) {
                case UNAVAILABLE, IN_PROGRESS ->
                    retryUncounted(attempt, row, e.result.retryAfter().orElse(firstDelay));
                case UNREADABLE, LISTENER_FAILED -> retryOrGiveUp(attempt, row, e.result.outcome(), failure);
                default -> giveUp(attempt, row, e.result.outcome(), failure);
            }
        } else if (cause == null) {
            retryOrGiveUp(attempt, row, Outcome.LISTENER_FAILED, null); // killed, perhaps by this event
        } else {
            retryUncounted(attempt, row, firstDelay);
        }
    }

    /** Retries what is not the event's fault, as often as it takes. */
    private static void retryUncounted(ExecutionComplete attempt, ExecutionOperations<byte[]> row, Duration delay) {
        attempt.getExecution().consecutiveFailures--; // reschedule adds one
        row.reschedule(attempt, Instant.now().plus(delay));
    }

    private void retryOrGiveUp(
            ExecutionComplete attempt, ExecutionOperations<byte[]> row, Outcome outcome, @Nullable String failure) {
        int failedBefore = attempt.getExecution().consecutiveFailures;
        if (failedBefore + 1 < maxAttempts) {
            Duration delay = firstDelay.multipliedBy((long) Math.pow(3, Math.min(failedBefore, 20)));
            Duration limited = delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
            row.reschedule(attempt, Instant.now().plus(limited));
        } else {
            giveUp(attempt, row, outcome, failure);
        }
    }

    /** Keeps the dead letter, and then removes the row. If the dead letter cannot be kept, the row stays for another attempt. */
    private void giveUp(
            ExecutionComplete attempt, ExecutionOperations<byte[]> row, Outcome outcome, @Nullable String failure) {
        byte[] body = (byte[]) attempt.getExecution().taskInstance.getData();
        int attempts = attempt.getExecution().consecutiveFailures + 1;
        try {
            deadLetters.keep(body, outcome, failure, attempts);
        } catch (SQLException e) {
            LOG.error("cannot keep a dead letter: {}", e.getClass().getName());
            row.reschedule(attempt, Instant.now().plus(firstDelay));
            return;
        }
        row.remove();
        String id = attempt.getExecution().taskInstance.getId();
        LOG.warn("{} is a dead letter after {} attempts: {} {}", id, attempts, outcome, failure);
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
