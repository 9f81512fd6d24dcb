package com.raliopay.webhooks.fuzztests;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that fails on demand, and describes its calls. It throws no {@link AssertionError}, which the dispatcher would catch.
 */
final class FailingStore implements IdempotencyStore {

    private final IdempotencyStore memory;
    private final BooleanSupplier fails;
    private final List<String> calls = new ArrayList<>();

    private @Nullable EventKey claimed;
    private String token = "";

    FailingStore(Clock clock, BooleanSupplier fails) {
        this.memory = InMemoryIdempotencyStore.create(100, clock);
        this.fails = fails;
    }

    @Override
    public Claim claim(EventKey key, Duration lease) {
        calls.add("claim");
        failIfAsked();
        Claim claim = memory.claim(key, lease);
        if (claim instanceof Claim.Acquired acquired) {
            claimed = key;
            token = acquired.token();
        }
        return claim;
    }

    @Override
    public void complete(EventKey key, Duration retention) {
        add("complete", key.equals(claimed));
        failIfAsked();
        memory.complete(key, retention);
    }

    @Override
    public void release(EventKey key, String token) {
        add("release", key.equals(claimed) && token.equals(this.token));
        failIfAsked();
        memory.release(key, token);
    }

    private void add(String call, boolean isOfClaim) {
        calls.add(call
                + (isOfClaim ? "" : " of another claim")
                + (Thread.currentThread().isInterrupted() ? " while interrupted" : ""));
    }

    private void failIfAsked() {
        if (fails.getAsBoolean()) {
            throw new IllegalStateException("connection refused");
        }
    }

    boolean hasClaimed() {
        return claimed != null;
    }

    /** Returns the calls during one delivery, and prepares for the next one. */
    List<String> takeCalls() {
        List<String> taken = List.copyOf(calls);
        calls.clear();
        claimed = null;
        token = "";
        return taken;
    }
}
