package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;

/**
 * The listeners of a worker that is killed. Their side effects are rows in {@link RunTables}. They pause, so that it is likely
 * that a kill hits them: before and after the side effect, and after the event was marked as completed. For each result of a
 * dispatch they print a line, which survives the kill.
 */
final class KillRunListeners implements RunListeners {

    /** Much longer than the listeners take, but short, so that interrupted events are soon claimed again. */
    private static final Duration LEASE = Duration.ofSeconds(3);

    private static final int LONGEST_PAUSE_MILLIS = 30;

    /** The share of the calls that fail, as if another service were unavailable. */
    private static final double FAILURES = 0.02;

    private final int run;
    private final Random random;
    private final PrintStream output;

    KillRunListeners(int run, long seed, PrintStream output) {
        this.run = run;
        this.random = new Random(seed + run);
        this.output = output;
    }

    @Override
    public void register(WebhookDispatcher.Builder builder, JdbcIdempotencyStore store) {
        builder.lease(LEASE)
                .on(KycEvent.class, store.transactional("effects", this::handle))
                .on(StateUpdated.class, store.transactional("kyc-level", StateUpdated::subject, RunTables::setLevel))
                .on(KycEvent.class, event -> pause())
                .observer(this::observe);
    }

    /** Fails after the side effect, which must be rolled back. */
    private void handle(KycEvent event, Connection connection)
            throws SQLException, InterruptedException, RejectedEventException {
        pause();
        RunTables.insertEffect(connection, event.id(), run);
        if (event instanceof ManualReview) {
            throw new RejectedEventException("a poison event");
        }
        if (event instanceof ExpirationWarning || random.nextDouble() < FAILURES) {
            throw new IllegalStateException("a poison event, or a service is unavailable");
        }
    }

    private void observe(Delivery delivery, DispatchResult result) throws InterruptedException {
        result.event().ifPresent(event -> output.println(Observation.line(event.id(), result.outcome())));
        pause();
    }

    private void pause() throws InterruptedException {
        Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS + 1));
    }
}
