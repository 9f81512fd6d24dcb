package com.raliopay.webhooks.redisstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyLaw;
import com.raliopay.webhooks.idempotency.StoreRace;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.executors.CommandExecutor;
import redis.clients.jedis.executors.DefaultCommandExecutor;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** What {@link RedisIdempotencyStore} does on a Redis server. */
class RedisServerIdempotencyStoreTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration RETENTION = Duration.ofDays(30);

    private final RedisClient redis = RedisServers.shared();
    private final RedisIdempotencyStore store = RedisIdempotencyStore.create(redis, "default");
    private final String key = "type/" + UUID.randomUUID();

    private String acquire(String id) {
        Claim claim = store.claim(id, LEASE);
        assertThat(claim).isInstanceOf(Claim.Acquired.class);
        return ((Claim.Acquired) claim).token();
    }

    @ParameterizedTest
    @EnumSource
    void keeps(IdempotencyLaw law) {
        law.check(store);
    }

    @Test
    void racingCopiesOfFailingEventsNeverOverlapAndEachIsHandledOnce() throws Exception {
        StoreRace.run(store);
    }

    @Test
    void keysAreExactInEveryLanguage() {
        store.complete(key + "/\u00c4", RETENTION);

        acquire(key + "/\u00e4");
        acquire(key + "/A\u0308");
        acquire(key + "/?");
        acquire(key + "/{\u00c4}");
        assertThat(store.claim(key + "/\u00c4", LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void endpointsOfOneRedisDoNotCollide() {
        RedisIdempotencyStore other = RedisIdempotencyStore.create(redis, "sandbox");
        store.complete(key, RETENTION);

        Claim claim = other.claim(key, LEASE);

        assertThat(claim).isInstanceOf(Claim.Acquired.class);
        store.release(key, ((Claim.Acquired) claim).token());
        assertThat(other.claim(key, LEASE)).isInstanceOf(Claim.InProgress.class);
        assertThat(store.claim(key, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void redisItselfForgetsWhatHasEnded() {
        String name = "ralio-webhooks:default:" + key;
        String token = acquire(key);
        assertThat(redis.pttl(name)).isPositive().isLessThanOrEqualTo(LEASE.toMillis());

        store.complete(key, RETENTION);
        assertThat(redis.pttl(name)).isGreaterThan(LEASE.toMillis()).isLessThanOrEqualTo(RETENTION.toMillis());

        store.release(key, token);
        assertThat(redis.exists(name)).isTrue();
    }

    @Test
    void noTokenReleasesACompletion() {
        store.complete(key, RETENTION);

        store.release(key, "completed");
        store.release(key, "");

        assertThat(store.claim(key, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void theScriptsMayBeFlushed() {
        String token = acquire(key);
        redis.scriptFlush();
        assertThat(store.claim(key, LEASE)).isInstanceOf(Claim.InProgress.class);

        redis.scriptFlush();
        store.release(key, token);

        acquire(key);
    }

    @Test
    void aCallThatTheClientRepeatsIsOneClaim() {
        HostAndPort server = new HostAndPort("127.0.0.1", RedisServers.sharedPort());
        PooledConnectionProvider connections = new PooledConnectionProvider(server);
        CommandExecutor once = new DefaultCommandExecutor(connections);
        CommandExecutor twice = new CommandExecutor() {
            @Override
            public <T> T executeCommand(CommandObject<T> command) {
                once.executeCommand(command);
                return once.executeCommand(command);
            }

            @Override
            public void close() {
                connections.close();
            }
        };
        try (RedisClient repeating = RedisClient.builder()
                .connectionProvider(connections)
                .commandExecutor(twice)
                .build()) {
            assertThat(RedisIdempotencyStore.create(repeating, "default").claim(key, LEASE))
                    .isInstanceOf(Claim.Acquired.class);
        }
        assertThat(store.claim(key, LEASE)).isInstanceOf(Claim.InProgress.class);
    }
}
