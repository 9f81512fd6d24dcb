package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.redisstore.RedisIdempotencyStore;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import redis.clients.jedis.RedisClient;

/**
 * A store, and the least that it has to execute.
 *
 * @param bareWithTimeout the same statements with the query timeout of the store's
 */
record OpenStore(IdempotencyStore store, BareStore bare, BareStore bareWithTimeout, Closeable client)
        implements Closeable {

    /** In seconds. */
    private static final int QUERY_TIMEOUT = 5;

    /** Connects to the server with the given address. */
    static OpenStore of(String address) throws SQLException {
        if (address.startsWith("jdbc:")) {
            return jdbc(Sql.pool(address));
        }
        return address.startsWith("redis:") ? redis(RedisClient.create(URI.create(address))) : inMemory();
    }

    /** Remembers as many events as it can, so that each new one removes the oldest. */
    private static OpenStore inMemory() {
        IdempotencyStore store = InMemoryIdempotencyStore.create();
        for (int i = 0; i < InMemoryIdempotencyStore.DEFAULT_MAX_KEYS; i++) {
            Events.claimAndComplete(store);
        }
        BareStore bare = new BareMap();
        return new OpenStore(store, bare, bare, () -> {});
    }

    /** Begins with an empty table. */
    private static OpenStore jdbc(HikariDataSource pool) throws SQLException {
        Sql.execute(pool, "DROP TABLE IF EXISTS " + JdbcIdempotencyStore.DEFAULT_TABLE);
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool, BareStore.ENDPOINT);
        store.createSchema();
        return new OpenStore(store, new BareJdbc(pool, 0), new BareJdbc(pool, QUERY_TIMEOUT), pool);
    }

    private static OpenStore redis(RedisClient client) {
        client.flushDB();
        BareStore bare = new BareRedis(client);
        return new OpenStore(RedisIdempotencyStore.create(client, BareStore.ENDPOINT), bare, bare, client::close);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
