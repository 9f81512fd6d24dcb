package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The listener whose database is stopped. Its side effects are in memory, so that only the store needs the database. */
final class WatchedMerchant {

    /** Short, because a claim whose response is lost with the connection blocks its event until the lease expires. */
    private static final Duration LEASE = Merchant.LEASE;

    private static final int LONGEST_PAUSE_MILLIS = 60;

    private final Map<UUID, Integer> handled = new ConcurrentHashMap<>();
    private final Map<Long, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Set<UUID> uncompleted = ConcurrentHashMap.newKeySet();
    private final WatchedStore store;
    private final Random random;

    WatchedMerchant(DataSource database, long seed) {
        store = new WatchedStore(JdbcIdempotencyStore.create(database, Endpoint.NAME));
        random = new Random(seed);
    }

    WebhookDispatcher dispatcher() {
        return WebhookDispatcher.builder()
                .secret(Sender.SECRET)
                .idempotencyStore(store)
                .lease(LEASE)
                .on(SessionVerified.class, e -> {
                    Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS + 1));
                    handled.merge(e.id(), 1, Integer::sum);
                })
                .observer(this::observe)
                .build();
    }

    private void observe(Delivery delivery, DispatchResult result) {
        delivery.header(Sender.NUMBER).ifPresent(number -> outcomes.put(Long.parseLong(number), result.outcome()));
        if (result.outcome() == Outcome.HANDLED) {
            WebhookEvent event = result.event().orElseThrow();
            if (store.takeFailed(new EventKey(event.type(), event.id()))) {
                uncompleted.add(event.id());
            }
        }
    }

    /** Returns how often each event was handled. */
    Map<UUID, Integer> handled() {
        return handled;
    }

    /** Returns the events that were handled but could not be marked as completed. */
    Set<UUID> uncompleted() {
        return uncompleted;
    }

    /** Returns the outcome of an attempt, if it has reached the dispatcher. */
    Optional<Outcome> outcome(Attempt attempt) {
        return Optional.ofNullable(outcomes.get(attempt.number()));
    }
}
