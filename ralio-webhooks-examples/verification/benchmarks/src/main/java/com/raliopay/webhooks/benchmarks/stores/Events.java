package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.event.KycLevel;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** New events. */
final class Events {

    static final Duration LEASE = Duration.ofSeconds(90);
    static final Duration RETENTION = Duration.ofDays(30);

    private Events() {}

    static EventKey newKey() {
        return new EventKey(StateUpdated.TYPE, newId());
    }

    /** Returns a new event of the user with the given number. */
    static StateUpdated ofUser(int number) {
        return new StateUpdated(newId(), Instant.now(), Subject.user(user(number)), 1, KycLevel.REGULAR);
    }

    /** Returns the id of a user, whose last 12 digits are the number. */
    static UUID user(int number) {
        return UUID.fromString("00000000-0000-0000-0000-%012d".formatted(number));
    }

    /** Claims and completes a new event, which must succeed. */
    static Claim claimAndComplete(IdempotencyStore store) {
        EventKey key = newKey();
        Claim claim = store.claim(key, LEASE);
        if (!(claim instanceof Claim.Acquired)) {
            throw new IllegalStateException("a new event must be Acquired but was " + claim);
        }
        store.complete(key, RETENTION);
        return claim;
    }

    private static UUID newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }
}
