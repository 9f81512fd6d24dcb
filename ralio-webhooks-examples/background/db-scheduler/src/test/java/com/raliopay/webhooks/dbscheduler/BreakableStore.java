package com.raliopay.webhooks.dbscheduler;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import java.time.Duration;

/** A store whose claims can be made to fail. */
final class BreakableStore implements IdempotencyStore {

    private final IdempotencyStore store = InMemoryIdempotencyStore.create();
    private volatile boolean broken;

    void breakDown() {
        broken = true;
    }

    void repair() {
        broken = false;
    }

    @Override
    public Claim claim(EventKey key, Duration lease) {
        if (broken) {
            throw new IllegalStateException("thrown by a test");
        }
        return store.claim(key, lease);
    }

    @Override
    public void complete(EventKey key, Duration retention) {
        store.complete(key, retention);
    }

    @Override
    public void release(EventKey key, String token) {
        store.release(key, token);
    }
}
