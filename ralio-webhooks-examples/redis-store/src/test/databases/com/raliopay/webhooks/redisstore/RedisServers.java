package com.raliopay.webhooks.redisstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.SafeEncoder;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** Starts Redis servers for the tests, without persistence; they stop with the JVM. */
final class RedisServers {

    static final String HOST = "127.0.0.1";

    private static final int SHARED_PORT = freePort();
    private static final int SLOTS = 16_384;

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

    /** Returns a free port for a cluster, which needs the port that is 10,000 higher too. */
    static int freeClusterPort() {
        int port = freePort();
        while (port + 10_000 > 65_535) {
            port = freePort();
        }
        return port;
    }

    static RedisServer start(int port) throws IOException {
        RedisServer server = builder(port).build();
        server.start();
        return server;
    }

    /** Starts a cluster of one server, which also listens on the port that is 10,000 higher. */
    static RedisServer startCluster(int port, Path directory) throws IOException {
        RedisServer server = startClusterNode(port, directory);
        send(
                port,
                Protocol.Command.CLUSTER,
                IntStream.range(-1, SLOTS)
                        .mapToObj(slot -> slot < 0 ? "ADDSLOTS" : Integer.toString(slot))
                        .toArray(String[]::new));
        awaitAnswer("cluster_state:ok", port, Protocol.Command.CLUSTER, "INFO");
        return server;
    }

    /** Starts a server and adds it to a cluster of one server, as its replica. */
    static RedisServer startReplica(int port, int primaryPort, Path directory) throws IOException {
        RedisServer server = startClusterNode(port, directory);
        String primary = text(send(primaryPort, Protocol.Command.CLUSTER, "MYID"));
        send(port, Protocol.Command.CLUSTER, "MEET", HOST, Integer.toString(primaryPort));
        awaitAnswer(primary, port, Protocol.Command.CLUSTER, "NODES");
        send(port, Protocol.Command.CLUSTER, "REPLICATE", primary);
        awaitAnswer("master_link_status:up", port, Protocol.Command.INFO, "replication");
        return server;
    }

    private static RedisServer startClusterNode(int port, Path directory) throws IOException {
        RedisServer server = builder(port)
                .setting("cluster-enabled yes")
                .setting("dir " + directory)
                .build();
        server.start();
        return server;
    }

    private static void awaitAnswer(String expected, int port, Protocol.Command command, String argument) {
        while (!text(send(port, command, argument)).contains(expected)) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static String text(Object answer) {
        return SafeEncoder.encode((byte[]) answer);
    }

    private static RedisServerBuilder builder(int port) {
        return RedisServer.newRedisServer().port(port).bind(HOST).setting("save \"\"");
    }

    /** Sends a command that the clients have no method for. */
    static Object send(int port, Protocol.Command command, String... arguments) {
        try (Connection connection = new Connection(HOST, port)) {
            return connection.executeCommand(new CommandArguments(command).addObjects((Object[]) arguments));
        }
    }

    static RedisClient client(int port) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(16);
        pool.setTestOnBorrow(true);
        return RedisClient.builder()
                .hostAndPort(HOST, port)
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
