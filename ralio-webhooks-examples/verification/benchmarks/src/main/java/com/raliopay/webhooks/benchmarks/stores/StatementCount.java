package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.json.WebhookWriter;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * The statements that reach a driver during one delivery of a new event, besides the merchant's one. Begin, commit, and what a
 * driver sends by itself are not counted.
 *
 * @param transactional with a transactional listener
 * @param ordered with a transactional listener with a key
 * @param withStore with the latter, and the store that claims and completes the event
 */
record StatementCount(int transactional, int ordered, int withStore) {

    private static final int MERCHANTS = 1;

    static StatementCount of(Server server) throws SQLException {
        try (HikariDataSource pool = Sql.pool(server.address())) {
            AtomicInteger executed = new AtomicInteger();
            DataSource counting = ProxyDataSourceBuilder.create(pool)
                    .afterQuery((execution, queries) -> executed.addAndGet(queries.size()))
                    .build();
            Merchant.createUsers(counting);
            JdbcIdempotencyStore store = JdbcIdempotencyStore.create(counting, BareStore.ENDPOINT);
            store.createSchema();
            DeliveryListener<StateUpdated> transactional = store.transactional("count", Merchant::handle);
            DeliveryListener<StateUpdated> ordered =
                    store.transactional("count-in-order", StateUpdated::subject, Merchant::handle);
            IdempotencyStore other = InMemoryIdempotencyStore.create();
            return new StatementCount(
                    count(executed, other, transactional),
                    count(executed, other, ordered),
                    count(executed, store, ordered));
        }
    }

    private static int count(AtomicInteger executed, IdempotencyStore store, DeliveryListener<StateUpdated> listener) {
        WebhookDispatcher dispatcher = WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .on(StateUpdated.class, listener)
                .build();
        executed.set(0);
        Outcome outcome =
                dispatcher.dispatch(WebhookWriter.write(Events.ofUser(0))).outcome();
        if (outcome != Outcome.HANDLED) {
            throw new IllegalStateException("the event must be HANDLED but was " + outcome);
        }
        return executed.get() - MERCHANTS;
    }
}
