package com.raliopay.webhooks.benchmarks;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.time.Duration;

/** Remembers nothing: what a delivery takes with it, it takes without a store. */
final class Forgetful implements IdempotencyStore {

    private static final Claim ACQUIRED = new Claim.Acquired("token");

    @Override
    public Claim claim(String key, Duration lease) {
        return ACQUIRED;
    }

    @Override
    public void complete(String key, Duration retention) {}

    @Override
    public void release(String key, String token) {}
}
