package com.raliopay.webhooks.redisstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** Starts Redis servers for the tests, without persistence; they stop with the JVM. */
final class RedisServers {

    private static final int SHARED_PORT = freePort();

    private RedisServers() {}

    /** Returns a client of the server that all tests share, which is started at the first use. */
    static RedisClient shared() {
        return Shared.CLIENT;
    }

    /** Returns the port of the server that all tests share. */
    static int sharedPort() {
        return SHARED_PORT;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RedisServer start(int port) throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        return server;
    }

    static RedisClient client(int port) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(16);
        pool.setTestOnBorrow(true);
        return RedisClient.builder()
                .hostAndPort("127.0.0.1", port)
                .clientConfig(DefaultJedisClientConfig.builder()
                        .timeoutMillis((int) Duration.ofSeconds(10).toMillis())
                        .build())
                .poolConfig(pool)
                .build();
    }

    private static final class Shared {
        static final RedisClient CLIENT = start();

        private static RedisClient start() {
            try {
                RedisServers.start(SHARED_PORT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return client(SHARED_PORT);
        }
    }
}
