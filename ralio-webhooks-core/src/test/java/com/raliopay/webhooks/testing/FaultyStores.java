package com.raliopay.webhooks.testing;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores that each break one rule of {@link IdempotencyStoreContract}. */
final class FaultyStores {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration INSTANT = Duration.ofNanos(1);

    private FaultyStores() {}

    /** A correct store for subclasses that break one rule. */
    static class CorrectStore implements IdempotencyStore {

        private final IdempotencyStore store = InMemoryIdempotencyStore.create();

        @Override
        public Claim claim(EventKey key, Duration lease) {
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

    static class RemembersNothing extends CorrectStore {
        @Override
        public Claim claim(EventKey key, Duration lease) {
            return super.claim(new EventKey(key.type(), UUID.randomUUID()), lease);
        }
    }

    static class ReusesToken extends CorrectStore {
        @Override
        public Claim claim(EventKey key, Duration lease) {
            Claim claim = super.claim(key, lease);
            if (claim instanceof Claim.Acquired acquired) {
                super.release(key, acquired.token());
                return new Claim.Acquired("token");
            }
            return claim;
        }
    }

    static class NeverCompletes extends CorrectStore {
        @Override
        public void complete(EventKey key, Duration retention) {
            super.complete(new EventKey(key.type(), UUID.randomUUID()), retention);
        }
    }

    static class ForgetsCompletionAtRelease extends CorrectStore {
        @Override
        public void release(EventKey key, String token) {
            if (claim(key, LONG) instanceof Claim.Completed) {
                super.complete(key, INSTANT);
            }
            super.release(key, token);
        }
    }

    static class IgnoresToken extends CorrectStore {
        @Override
        public void release(EventKey key, String token) {
            super.complete(key, INSTANT);
        }
    }

    static class NeverReleases extends CorrectStore {
        @Override
        public void release(EventKey key, String token) {}
    }

    /** Changes keys, as a database with an unsuitable collation or column does. */
    static class ChangesKeys extends CorrectStore {

        private final UnaryOperator<EventKey> change;

        ChangesKeys(UnaryOperator<EventKey> change) {
            this.change = change;
        }

        static ChangesKeys types(UnaryOperator<String> change) {
            return new ChangesKeys(key -> new EventKey(change.apply(key.type()), key.id()));
        }

        @Override
        public Claim claim(EventKey key, Duration lease) {
            return super.claim(change.apply(key), lease);
        }

        @Override
        public void complete(EventKey key, Duration retention) {
            super.complete(change.apply(key), retention);
        }

        @Override
        public void release(EventKey key, String token) {
            super.release(change.apply(key), token);
        }
    }

    static class AcceptsAnyLease extends CorrectStore {
        @Override
        public Claim claim(EventKey key, Duration lease) {
            return super.claim(key, lease.isNegative() || lease.isZero() ? LONG : lease);
        }
    }

    static class AcceptsAnyRetention extends CorrectStore {
        @Override
        public void complete(EventKey key, Duration retention) {
            super.complete(new EventKey(key.type() + "?", key.id()), LONG);
        }
    }

    static class OverflowsLease extends CorrectStore {
        @Override
        public Claim claim(EventKey key, Duration lease) {
            return super.claim(key, Duration.ofNanos(Math.max(1, (int) lease.toSeconds())));
        }
    }

    static class ExpiresEarly extends CorrectStore {
        @Override
        public Claim claim(EventKey key, Duration lease) {
            return super.claim(key, lease.equals(LONG) ? LONG : INSTANT);
        }

        @Override
        public void complete(EventKey key, Duration retention) {
            super.complete(key, INSTANT);
        }
    }

    static class ReturnsRetryAfter extends CorrectStore {

        private final Duration retryAfter;

        ReturnsRetryAfter(Duration retryAfter) {
            this.retryAfter = retryAfter;
        }

        @Override
        public Claim claim(EventKey key, Duration lease) {
            return super.claim(key, lease) instanceof Claim.Acquired acquired
                    ? acquired
                    : new Claim.InProgress(retryAfter);
        }
    }

    static class AlwaysThrows extends CorrectStore {
        @Override
        public Claim claim(EventKey key, Duration lease) {
            throw new IllegalStateException();
        }
    }

    static class ReturnsCompletedOnce extends CorrectStore {
        private final Set<EventKey> returned = ConcurrentHashMap.newKeySet();

        @Override
        public Claim claim(EventKey key, Duration lease) {
            Claim claim = super.claim(key, lease);
            return claim instanceof Claim.Completed && !returned.add(key) ? new Claim.Acquired("again") : claim;
        }
    }

    static class CompletesOnce extends CorrectStore {
        private final Set<EventKey> completed = ConcurrentHashMap.newKeySet();

        @Override
        public void complete(EventKey key, Duration retention) {
            if (!completed.add(key)) {
                throw new IllegalStateException();
            }
            super.complete(key, retention);
        }
    }
}
