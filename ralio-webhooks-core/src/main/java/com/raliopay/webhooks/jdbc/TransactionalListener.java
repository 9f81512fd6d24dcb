package com.raliopay.webhooks.jdbc;

import com.raliopay.webhooks.event.WebhookEvent;
import java.sql.Connection;

/**
 * Handles events in a transaction on the database of a {@link JdbcIdempotencyStore}, which also records them there. Create the
 * listener to register with {@link JdbcIdempotencyStore#transactional}:
 *
 * <pre>{@code
 * JdbcIdempotencyStore store = JdbcIdempotencyStore.create(dataSource, "kyc");
 *
 * WebhookDispatcher ralio = WebhookDispatcher.builder()
 *         .secret(System.getenv("RALIO_WEBHOOK_SECRET"))
 *         .idempotencyStore(store)
 *         .on(SessionVerified.class, store.transactional("activate",
 *                 (e, connection) -> accounts.activate(connection, e.subject())))
 *         .on(StateUpdated.class, store.transactional("kyc-level", StateUpdated::subject, // never an older one after a newer one
 *                 (e, connection) -> accounts.setLevel(connection, e.subject(), e.level())))
 *         .build();
 * }</pre>
 *
 * <h2>Once for each event</h2>
 *
 * <p>The library gets a connection from the store's data source, records the event, calls this listener, and commits. Anything
 * thrown rolls back both the record and the changes. A later delivery of a recorded event has no effect, even if the process
 * was killed before the store marked the event as completed. This applies to changes in that database; for side effects
 * elsewhere, such as an email or a call to another service, only a listener that can be repeated helps.
 *
 * <p>The transaction has the isolation of the data source. A failure before this listener is called, such as a deadlock or a
 * serialization failure, is rolled back and repeated up to two times within 5 seconds. Any later one, also of the commit,
 * results in {@link com.raliopay.webhooks.Outcome#LISTENER_FAILED}, and the provider sends the event again. Recording waits at
 * most 30 seconds for another transaction; on H2, for its {@code LOCK_TIMEOUT}.
 *
 * <p>Before the commit, one more statement checks that the record is still there. A listener that has rolled the transaction
 * back, or has ignored an error after which the database did so, therefore fails and runs again, instead of losing the event.
 *
 * <h2>In order</h2>
 *
 * <p>Deliveries arrive in any order, and a late retry must not replace a customer's current level with an older one. A listener
 * with a key is not called for an event whose {@code timestamp()} is before that of an event already handled under the same
 * name and key. Such an outdated event is recorded and logged at INFO, and counts as handled. A listener that needs every
 * event, such as one that writes a history, must not have a key.
 *
 * <ul>
 *   <li>A {@link com.raliopay.webhooks.event.Subject} is a key by its kind and id, an {@link java.util.Optional} by its value,
 *       and any other object by its {@code toString()}. If the key is null, an empty {@code Optional}, or a subject without an
 *       id, the event is handled without order.
 *   <li>Events of one key are handled one after the other, because the row with the key's newest time stays locked until the
 *       transaction ends. If the newer event is rolled back, the older one is handled.
 *   <li>Events with equal timestamps are handled in the order of their arrival.
 *   <li>An event more than a day ahead of the database's clock is handled, but its time is not kept: all later events would be
 *       outdated.
 *   <li>The states of a session are one sequence: register one listener for {@code SessionEvent} with the key
 *       {@code SessionEvent::sessionId}. Three listeners would have three names, and three sequences.
 * </ul>
 *
 * <p>Records are kept for 365 days, and the newest time of a key for 365 days after its last event, or as
 * {@link JdbcIdempotencyStore#withInboxRetention} says. Both are in the store's table, where
 * {@link JdbcIdempotencyStore#purgeExpired} deletes them afterwards.
 *
 * @param <E> the type of event
 */
@FunctionalInterface
public interface TransactionalListener<E extends WebhookEvent> {

    /**
     * Handles an event that has not been handled. Must not commit, roll back, or close the connection, nor change its
     * autocommit mode: the event would then be recorded without its changes, or handled again. Exceptions of the connection
     * must leave the method, because some databases have rolled the transaction back by then.
     *
     * @param event the event
     * @param connection the connection of the transaction, valid during this call
     * @throws Exception rolls the transaction back; the effect on the delivery is that of an exception of a
     *     {@link com.raliopay.webhooks.WebhookListener}
     */
    void handle(E event, Connection connection) throws Exception;
}
