package com.raliopay.webhooks.redisstore;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;

/** The code blocks of the README, in their order, with a secret that is not from the environment. */
final class ReadmeSamples {

    static final String SECRET = "test-secret";

    private ReadmeSamples() {}

    static Client client(String host, int port) {
        // tag::client
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(16);
        pool.setMaxWait(Duration.ofSeconds(1)); // for a free connection
        pool.setTestOnBorrow(true); // so that connections from before a restart of Redis are not used
        pool.setMaxIdle(2); // because a call may have to test all idle connections, each until its timeout

        JedisClientConfig config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(1_000)
                .socketTimeoutMillis(1_000)
                .build();

        RedisClient redis = RedisClient.builder()
                .hostAndPort(host, port)
                .clientConfig(config)
                .poolConfig(pool)
                .build();
        // end::client
        return new Client(pool, config, redis);
    }

    static WebhookDispatcher dispatcher(RedisClient redis, Customers customers) {
        // tag::dispatcher
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(SECRET)
                .idempotencyStore(RedisIdempotencyStore.create(redis, "kyc"))
                .on(SessionVerified.class, e -> customers.activate(e.subject()))
                .build();
        // end::dispatcher
        return ralio;
    }

    static RedisClusterClient cluster(Set<HostAndPort> nodes, JedisClientConfig config, ConnectionPoolConfig pool) {
        // tag::cluster
        RedisClusterClient redis = RedisClusterClient.builder()
                .nodes(nodes)
                .clientConfig(config)
                .poolConfig(pool)
                .maxAttempts(3)
                .maxTotalRetriesDuration(Duration.ofSeconds(1)) // no retry after a timeout
                .topologyRefreshPeriod(Duration.ofSeconds(10)) // by a thread of the client
                .build();
        // end::cluster
        return redis;
    }

    record Client(ConnectionPoolConfig pool, JedisClientConfig config, RedisClient redis) {}

    record Customers(List<Subject> active) {

        Customers() {
            this(new ArrayList<>());
        }

        void activate(Subject subject) {
            active.add(subject);
        }
    }
}
