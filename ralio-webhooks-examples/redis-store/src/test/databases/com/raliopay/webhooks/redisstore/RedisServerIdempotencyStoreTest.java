package com.raliopay.webhooks.redisstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.testing.IdempotencyStoreContract;
import com.raliopay.webhooks.testing.StoreRace;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.executors.CommandExecutor;
import redis.clients.jedis.executors.DefaultCommandExecutor;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** Tests {@link RedisIdempotencyStore} on a Redis server. */
class RedisServerIdempotencyStoreTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration RETENTION = Duration.ofDays(30);

    private final RedisClient redis = RedisServers.shared();
    private final RedisIdempotencyStore store = RedisIdempotencyStore.create(redis, "default");
    private final EventKey key = new EventKey("kyc_session_verified", UUID.randomUUID());

    private static String name(EventKey key) {
        return "ralio-webhooks:default:" + key.type() + "/" + key.id();
    }

    private String acquire(EventKey key) {
        Claim claim = store.claim(key, LEASE);
        assertThat(claim).isInstanceOf(Claim.Acquired.class);
        return ((Claim.Acquired) claim).token();
    }

    @ParameterizedTest
    @EnumSource
    void followsContract(IdempotencyStoreContract rule) {
        rule.check(store);
    }

    @Test
    void handlesConcurrentDuplicatesOfFailingEventsOnce() throws Exception {
        StoreRace.run(store);
    }

    /** The client encodes an unpaired surrogate as a question mark. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00e4", "A\u0308", "?", "\ud83d", "%c4;", "{\u00c4}", "\u00c4 ", ""})
    void distinguishesTypes(String type) {
        EventKey completed = new EventKey("\u00c4", key.id());
        store.complete(completed, RETENTION);

        acquire(new EventKey(type, key.id()));

        assertThat(store.claim(completed, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void escapesTypesThatAreNotPrintableAscii() {
        store.complete(new EventKey("kyc \ud83e\udd89\ud83d%", key.id()), RETENTION);

        assertThat(redis.exists("ralio-webhooks:default:kyc%20;%1f989;%d83d;%25;/" + key.id()))
                .isTrue();
    }

    @Test
    void keepsEventsOfEndpointsApart() {
        RedisIdempotencyStore other = RedisIdempotencyStore.create(redis, "sandbox");
        store.complete(key, RETENTION);

        Claim claim = other.claim(key, LEASE);

        assertThat(claim).isInstanceOf(Claim.Acquired.class);
        store.release(key, ((Claim.Acquired) claim).token());
        assertThat(other.claim(key, LEASE)).isInstanceOf(Claim.InProgress.class);
        assertThat(store.claim(key, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void setsExpiration() {
        String name = name(key);
        String token = acquire(key);
        assertThat(redis.pttl(name)).isPositive().isLessThanOrEqualTo(LEASE.toMillis());

        store.complete(key, RETENTION);
        assertThat(redis.pttl(name)).isGreaterThan(LEASE.toMillis()).isLessThanOrEqualTo(RETENTION.toMillis());

        store.release(key, token);
        assertThat(redis.exists(name)).isTrue();
    }

    @Test
    void limitsClaimWithoutExpirationToLease() {
        String token = acquire(key);
        assertThat(redis.persist(name(key))).isEqualTo(1);

        Claim second = store.claim(key, LEASE);
        Claim third = store.claim(key, LEASE.multipliedBy(2));

        assertThat(second).isEqualTo(new Claim.InProgress(LEASE));
        assertThat(((Claim.InProgress) third).retryAfter()).isPositive().isLessThanOrEqualTo(LEASE);
        store.release(key, token);
        acquire(key);
    }

    @Test
    void keepsCompletionWithoutExpiration() {
        store.complete(key, RETENTION);
        assertThat(redis.persist(name(key))).isEqualTo(1);

        assertThat(store.claim(key, LEASE)).isEqualTo(new Claim.Completed());
    }

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    enum ForeignValue {
        STRING((redis, name) -> redis.set(name, "1")),
        STRING_WITH_LONG_EXPIRATION((redis, name) ->
                redis.set(name, "claimed", SetParams.setParams().px(RETENTION.toMillis()))),
        EMPTY_STRING((redis, name) -> redis.set(name, "")),
        HASH((redis, name) -> redis.hset(name, "completed", "1")),
        LIST((redis, name) -> redis.rpush(name, "completed")),
        SET((redis, name) -> redis.sadd(name, "completed")),
        SORTED_SET((redis, name) -> redis.zadd(name, 1, "completed"));

        private final BiConsumer<RedisClient, String> write;

        ForeignValue(BiConsumer<RedisClient, String> write) {
            this.write = write;
        }
    }

    @ParameterizedTest
    @EnumSource
    void replacesForeignValueByClaim(ForeignValue value) {
        value.write.accept(redis, name(key));

        String token = acquire(key);

        assertThat(redis.pttl(name(key))).isPositive().isLessThanOrEqualTo(LEASE.toMillis());
        assertThat(store.claim(key, LEASE)).isInstanceOf(Claim.InProgress.class);
        store.release(key, token);
        assertThat(redis.exists(name(key))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void replacesForeignValueByCompletion(ForeignValue value) {
        acquire(key);
        redis.del(name(key));
        value.write.accept(redis, name(key));

        store.complete(key, RETENTION);

        assertThat(store.claim(key, LEASE)).isEqualTo(new Claim.Completed());
    }

    @ParameterizedTest
    @EnumSource
    void releaseKeepsForeignValue(ForeignValue value) {
        String token = acquire(key);
        redis.del(name(key));
        value.write.accept(redis, name(key));

        store.release(key, token);

        assertThat(redis.exists(name(key))).isTrue();
    }

    @Test
    void releasesNoCompletedKey() {
        store.complete(key, RETENTION);

        store.release(key, "completed");
        store.release(key, "");

        assertThat(store.claim(key, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void sendsScriptsAgainThatServerForgot() {
        String token = acquire(key);
        redis.scriptFlush();
        assertThat(store.claim(key, LEASE)).isInstanceOf(Claim.InProgress.class);

        redis.scriptFlush();
        store.release(key, token);

        acquire(key);
    }

    @Test
    void recognizesClaimThatClientRepeats() {
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
