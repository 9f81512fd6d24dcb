package com.raliopay.webhooks;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A store that lists its calls, returns the claim that a test sets, and runs the actions that a test sets. */
final class StubStore implements IdempotencyStore {

    final List<String> calls = new ArrayList<>();
    Claim claim = new Claim.Acquired("token");
    Action onClaim = () -> {};
    Action onComplete = () -> {};
    Action onRelease = () -> {};

    @Override
    public Claim claim(EventKey key, Duration lease) {
        calls.add("claim " + key + " " + lease);
        onClaim.run();
        return claim;
    }

    @Override
    public void complete(EventKey key, Duration retention) {
        calls.add("complete " + key + " " + retention);
        onComplete.run();
    }

    @Override
    public void release(EventKey key, String token) {
        calls.add("release " + key + " " + token);
        onRelease.run();
    }

    /** Returns how often the store was told that the event is completed. */
    long completions() {
        return calls.stream().filter(call -> call.startsWith("complete ")).count();
    }
}
