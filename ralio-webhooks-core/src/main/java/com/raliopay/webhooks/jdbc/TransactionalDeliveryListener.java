package com.raliopay.webhooks.jdbc;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.WebhookEvent;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/** Records each event in a transaction, and calls a listener in it. */
final class TransactionalDeliveryListener<E extends WebhookEvent> implements DeliveryListener<E> {

    private static final int ATTEMPTS = 3;

    /** Time for deadlocks to be detected. What failed later has waited for a lock, and would wait again. */
    private static final Duration REPEAT_WITHIN = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final TransactionalInbox inbox;
    private final String name;
    private final Function<? super E, ?> key;
    private final TransactionalListener<? super E> listener;

    /** Creates an instance; the function returns null or an empty Optional for events without order. */
    TransactionalDeliveryListener(
            DataSource dataSource,
            TransactionalInbox inbox,
            String name,
            Function<? super E, ?> key,
            TransactionalListener<? super E> listener) {
        this.dataSource = dataSource;
        this.inbox = inbox;
        this.name = name;
        this.key = key;
        this.listener = listener;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void handle(E event, Delivery delivery) throws Exception {
        Object order = key.apply(event);
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            boolean listenerCalled = false;
            try (Transaction transaction = new Transaction(dataSource)) {
                TransactionalInbox.Result result = inbox.record(transaction.connection(), order, event);
                if (result == TransactionalInbox.Result.NEW) {
                    listenerCalled = true;
                    listener.handle(event, transaction.connection());
                    inbox.requireRecorded(transaction.connection(), event);
                }
                transaction.commit();
                if (result == TransactionalInbox.Result.OUTDATED) {
                    logOutdated(event);
                }
                return;
            } catch (SQLException e) {
                boolean late = System.nanoTime() - start >= REPEAT_WITHIN.toNanos() || e instanceof SQLTimeoutException;
                if (listenerCalled || late || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Ignores failures of the logger, because the event is committed. */
    private void logOutdated(WebhookEvent event) {
        try {
            LoggerFactory.getLogger(JdbcIdempotencyStore.class)
                    .info("outdated for {}: {} {}", name, EventType.escape(event.type()), event.id());
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
