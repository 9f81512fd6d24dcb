package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.TransactionalInbox;
import com.raliopay.webhooks.jdbc.TransactionalInbox.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records each event in a transaction of Spring, and calls a listener in it. Not a {@code TransactionTemplate}, which wraps checked
 * exceptions: those of the listener decide about the response.
 */
final class SpringTransactionalListener<E extends WebhookEvent> implements DeliveryListener<E> {

    private static final Logger LOG = LoggerFactory.getLogger(SpringTransactionalListener.class);

    /** As in the library's own transactions: for deadlocks and serialization failures while recording. */
    private static final int ATTEMPTS = 3;

    private static final Duration REPEAT_WITHIN = Duration.ofSeconds(5);

    private final PlatformTransactionManager manager;
    private final DataSource dataSource;
    private final String name;
    private final TransactionalInbox inbox;
    private final Function<? super E, ? extends @Nullable Object> key;
    private final DeliveryListener<? super E> listener;

    /**
     * Creates an instance.
     *
     * @param dataSource that of the transaction manager, as it is: Spring finds the transaction's connection by it
     * @param key returns null or an empty Optional for events without order
     */
    SpringTransactionalListener(
            PlatformTransactionManager manager,
            DataSource dataSource,
            String name,
            TransactionalInbox inbox,
            Function<? super E, ? extends @Nullable Object> key,
            DeliveryListener<? super E> listener) {
        this.manager = manager;
        this.dataSource = dataSource;
        this.name = name;
        this.inbox = inbox;
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
            TransactionStatus status = begin();
            boolean listenerCalled = false;
            Result result;
            try {
                result = record(order, event);
                if (result == Result.NEW) {
                    listenerCalled = true;
                    listener.handle(event, delivery);
                    requireRecorded(status, event);
                }
            } catch (Throwable e) {
                rollBack(status, e);
                boolean late = System.nanoTime() - start >= REPEAT_WITHIN.toNanos() || e instanceof SQLTimeoutException;
                if (listenerCalled || late || attempt == ATTEMPTS || !(e instanceof SQLException)) {
                    throw e;
                }
                continue;
            }
            manager.commit(status);
            if (result == Result.OUTDATED) {
                LOG.info("outdated for {}: {} {}", name, EventType.escape(event.type()), event.id());
            }
            return;
        }
    }

    private TransactionStatus begin() {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setName("ralio." + name);
        return manager.getTransaction(definition);
    }

    private Result record(@Nullable Object order, E event) throws SQLException {
        if (!(TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder)) {
            throw new IllegalStateException("the transaction manager does not share the connection of its transactions:"
                    + " a JpaTransactionManager needs the JpaDialect of its provider");
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return inbox.record(connection, order, event);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /**
     * Throws an exception unless the transaction still contains the record, and thus the changes since then: the listener may
     * have ignored an error after which it, Spring, or the database rolls back.
     */
    private void requireRecorded(TransactionStatus status, E event) throws SQLException {
        if (status.isRollbackOnly() || record(null, event) != Result.DUPLICATE) {
            throw new IllegalStateException("the transaction was rolled back, but the listener returned");
        }
    }

    private void rollBack(TransactionStatus status, Throwable reason) {
        try {
            manager.rollback(status);
        } catch (TransactionException e) {
            reason.addSuppressed(e);
        }
    }
}
