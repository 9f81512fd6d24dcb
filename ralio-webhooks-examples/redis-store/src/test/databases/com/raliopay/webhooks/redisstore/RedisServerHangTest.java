package com.raliopay.webhooks.redisstore;

import static com.raliopay.webhooks.redisstore.RedisServers.HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** Tests how long a call of the README's clients takes if a Redis server no longer answers, on open and on new connections. */
@Timeout(60)
class RedisServerHangTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final EventKey KEY = new EventKey("kyc_session_verified", UUID.randomUUID());

    @TempDir
    private Path directory;

    @TempDir
    private Path replicaDirectory;

    private static RedisClusterClient clusterClient(Integer... ports) {
        ReadmeSamples.Client sample = ReadmeSamples.client(HOST, ports[0]);
        sample.redis().close();
        Set<HostAndPort> nodes =
                Stream.of(ports).map(port -> new HostAndPort(HOST, port)).collect(Collectors.toSet());
        return ReadmeSamples.cluster(nodes, sample.config(), sample.pool());
    }

    private static void openAllConnections(Pool<Connection> pool) {
        List<Connection> open =
                Stream.generate(pool::getResource).limit(pool.getMaxTotal()).toList();
        open.forEach(Connection::close);
    }

    private static void pause(int port) {
        RedisServers.send(port, Protocol.Command.CLIENT, "PAUSE", "600000");
    }

    private static Claim claimWithinThirtySeconds(RedisIdempotencyStore store) {
        long start = System.nanoTime();
        while (true) {
            try {
                return store.claim(KEY, LEASE);
            } catch (IdempotencyStoreException e) {
                if (System.nanoTime() - start > 30_000_000_000L) {
                    throw e;
                }
            }
        }
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
        try (RedisClusterClient redis = clusterClient(port)) {
            RedisIdempotencyStore store = RedisIdempotencyStore.create(redis, "default");
            redis.getClusterNodes().values().forEach(RedisServerHangTest::openAllConnections);
            store.claim(KEY, LEASE);

            pause(port);

            assertEachCallFailsWithinFiveSeconds(store);
        } finally {
            server.stop();
        }
    }

    @Test
    void clusterClientFindsReplacementOfNodeThatHangs() throws IOException {
        int port = RedisServers.freeClusterPort();
        RedisServer server = RedisServers.startCluster(port, directory);
        int replicaPort = RedisServers.freeClusterPort();
        RedisServer replica = RedisServers.startReplica(replicaPort, port, replicaDirectory);
        try (RedisClusterClient redis = clusterClient(port, replicaPort)) {
            RedisIdempotencyStore store = RedisIdempotencyStore.create(redis, "default");
            store.complete(KEY, LEASE);

            pause(port);
            RedisServers.send(replicaPort, Protocol.Command.CLUSTER, "FAILOVER", "TAKEOVER");

            assertThatThrownBy(() -> store.claim(KEY, LEASE)).isInstanceOf(IdempotencyStoreException.class);
            assertThat(claimWithinThirtySeconds(store)).isEqualTo(new Claim.Completed());
        } finally {
            replica.stop();
            server.stop();
        }
    }
}
