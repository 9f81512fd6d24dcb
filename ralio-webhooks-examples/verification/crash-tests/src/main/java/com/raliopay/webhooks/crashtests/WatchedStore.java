package com.raliopay.webhooks.crashtests;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers for which keys the last call of {@code complete} has failed. */
final class WatchedStore implements IdempotencyStore {

    private final Set<EventKey> failing = ConcurrentHashMap.newKeySet();
    private final IdempotencyStore store;

    WatchedStore(IdempotencyStore store) {
        this.store = store;
    }

    /** Returns whether the last call of {@code complete} has failed, and forgets it. */
    boolean takeFailed(EventKey key) {
        return failing.remove(key);
    }

    @Override
    public Claim claim(EventKey key, Duration lease) {
        return store.claim(key, lease);
    }

    @Override
    public void complete(EventKey key, Duration retention) {
        failing.add(key);
        store.complete(key, retention);
        failing.remove(key);
    }

    @Override
    public void release(EventKey key, String token) {
        store.release(key, token);
    }
}
