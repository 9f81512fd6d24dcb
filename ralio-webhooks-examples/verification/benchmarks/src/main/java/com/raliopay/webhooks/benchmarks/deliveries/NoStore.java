package com.raliopay.webhooks.benchmarks.deliveries;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.time.Duration;

/** Remembers nothing, to measure what a delivery takes without its store. */
public final class NoStore implements IdempotencyStore {

    private static final Claim ACQUIRED = new Claim.Acquired("token");

    @Override
    public Claim claim(EventKey key, Duration lease) {
        return ACQUIRED;
    }

    @Override
    public void complete(EventKey key, Duration retention) {}

    @Override
    public void release(EventKey key, String token) {}
}
