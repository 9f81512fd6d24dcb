package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.idempotency.EventKey;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/** Two {@code SET}s, or a {@code GET}, through the store's client. */
record BareRedis(UnifiedJedis client) implements BareStore {

    private static final String PREFIX = "ralio-webhooks:" + ENDPOINT + ":";

    @Override
    public void claimAndComplete(EventKey key) {
        String name = PREFIX + BareStore.text(key);
        if (client.set(name, "claimed", SetParams.setParams().nx().px(90_000)) == null) {
            throw new IllegalStateException("the key exists: " + name);
        }
        client.set(name, "completed", SetParams.setParams().px(2_592_000_000L));
    }

    @Override
    public boolean contains(EventKey key) {
        return client.get(PREFIX + BareStore.text(key)) != null;
    }
}
