package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import java.util.concurrent.ConcurrentHashMap;

/** Two writes to a map, and the removal of the oldest of as many events as the store remembers. For use by one thread. */
final class BareMap implements BareStore {

    private final ConcurrentHashMap<EventKey, String> map = new ConcurrentHashMap<>();
    private final EventKey[] oldest = new EventKey[InMemoryIdempotencyStore.DEFAULT_MAX_KEYS];
    private int at;

    BareMap() {
        while (map.size() < oldest.length) {
            EventKey key = Events.newKey();
            oldest[map.size()] = key;
            map.put(key, "completed");
        }
    }

    @Override
    public void claimAndComplete(EventKey key) {
        if (map.putIfAbsent(key, "claimed") != null) {
            throw new IllegalStateException("the key exists");
        }
        map.put(key, "completed");
        map.remove(oldest[at]);
        oldest[at] = key;
        at = (at + 1) % oldest.length;
    }

    @Override
    public boolean contains(EventKey key) {
        return map.get(key) != null;
    }
}
