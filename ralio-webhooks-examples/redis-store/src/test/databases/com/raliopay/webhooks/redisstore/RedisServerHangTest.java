package com.raliopay.webhooks.redisstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.util.Pool;
import redis.embedded.RedisServer;

/** Tests how long a call of the README's clients takes if a Redis server stops to answer on open and new connections. */
@Timeout(120)
class RedisServerHangTest {

    private static final String HOST = "127.0.0.1";
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final EventKey KEY = new EventKey("kyc_session_verified", UUID.randomUUID());

    @TempDir
    private Path directory;

    private static void openAllConnections(Pool<Connection> pool) {
        List<Connection> open =
                Stream.generate(pool::getResource).limit(pool.getMaxTotal()).toList();
        open.forEach(Connection::close);
    }

    private static void pause(int port) {
        RedisServers.send(port, Protocol.Command.CLIENT, "PAUSE", "60000");
    }

    private static void assertEachCallFailsWithinFiveSeconds(RedisIdempotencyStore store) {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> store.claim(KEY, LEASE), () -> store.complete(KEY, LEASE), () -> store.release(KEY, "token"))) {
            long start = System.nanoTime();
            assertThatThrownBy(call).isInstanceOf(IdempotencyStoreException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void callFailsWithinFiveSecondsIfServerHangs() throws IOException {
        int port = RedisServers.freePort();
        RedisServer server = RedisServers.start(port);
        try (RedisClient redis = ReadmeSamples.client(HOST, port).redis()) {
            RedisIdempotencyStore store = RedisIdempotencyStore.create(redis, "default");
            openAllConnections(redis.getPool());
            store.claim(KEY, LEASE);

            pause(port);

            assertEachCallFailsWithinFiveSeconds(store);
        } finally {
            server.stop();
        }
    }

    @Test
    void callFailsWithinFiveSecondsIfClusterHangs() throws IOException {
        int port = RedisServers.freeClusterPort();
        RedisServer server = RedisServers.startCluster(port, directory);
        ReadmeSamples.Client sample = ReadmeSamples.client(HOST, port);
        sample.redis().close();
        try (RedisClusterClient redis =
                ReadmeSamples.cluster(Set.of(new HostAndPort(HOST, port)), sample.config(), sample.pool())) {
            RedisIdempotencyStore store = RedisIdempotencyStore.create(redis, "default");
            redis.getClusterNodes().values().forEach(RedisServerHangTest::openAllConnections);
            store.claim(KEY, LEASE);

            pause(port);

            assertEachCallFailsWithinFiveSeconds(store);
        } finally {
            server.stop();
        }
    }
}
