package com.raliopay.webhooks.fuzztests;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A store that fails on demand and checks that only claimed keys are completed or released. */
final class WatchedStore implements IdempotencyStore {

    private final IdempotencyStore memory;
    private final BooleanSupplier fails;
    private final List<String> calls = new ArrayList<>();

    private String claimed = "";
    private String token = "";

    WatchedStore(Clock clock, BooleanSupplier fails) {
        this.memory = InMemoryIdempotencyStore.create(100, clock);
        this.fails = fails;
    }

    @Override
    public Claim claim(String key, Duration lease) {
        Invariant.require(calls.isEmpty(), "a delivery claims once, and first");
        calls.add("claim");
        failIfTold();
        Claim claim = memory.claim(key, lease);
        if (claim instanceof Claim.Acquired acquired) {
            claimed = key;
            token = acquired.token();
        }
        return claim;
    }

    @Override
    public void complete(String key, Duration retention) {
        Invariant.require(key.equals(claimed), "only what is claimed is completed");
        calls.add("complete");
        failIfTold();
        memory.complete(key, retention);
    }

    @Override
    public void release(String key, String token) {
        Invariant.require(key.equals(claimed) && token.equals(this.token), "only what is claimed is released");
        calls.add("release");
        failIfTold();
        memory.release(key, token);
    }

    private void failIfTold() {
        if (fails.getAsBoolean()) {
            throw new IllegalStateException("connection refused");
        }
    }

    boolean hasClaimed() {
        return !claimed.isEmpty();
    }

    /** What was asked of the store during one delivery. */
    List<String> takeCalls() {
        List<String> taken = List.copyOf(calls);
        calls.clear();
        claimed = "";
        token = "";
        return taken;
    }
}
