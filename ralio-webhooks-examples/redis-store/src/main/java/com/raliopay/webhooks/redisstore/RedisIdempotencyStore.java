package com.raliopay.webhooks.redisstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.params.SetParams;

/**
 * An {@link IdempotencyStore} in Redis, for any number of processes; tested on Redis 6.2. Written over Jedis, which blocks as the
 * store's methods do and brings no event loop; {@link UnifiedJedis} is the client of one server, of Sentinel and of Cluster
 * alike. Each call touches one key only.
 *
 * <p><b>What Redis forgets is a duplicate, never a loss</b>: the event is handled again if Ralio sends it again, and possibly
 * twice at the same time if a claim was forgotten. Redis forgets by eviction: set {@code maxmemory-policy noeviction}, on an
 * instance of the store's own where others need eviction; while it is full, events are answered with 503. It forgets at a
 * failover what was not replicated yet, for replication is asynchronous; and at a restart what is not on disk: up to a second
 * with {@code appendonly yes}, minutes with snapshots, everything with neither. Where that is not good enough, use a database.
 *
 * <p>Redis's own clock ends leases and retentions, to the millisecond. The store waits as long as the client does: set its
 * timeouts well below the 60 seconds that Ralio waits. What the client throws is an {@link IdempotencyStoreException}, which
 * the dispatcher answers with 503. A claim whose answer was lost ends with its lease.
 *
 * <p>Immutable and safe for use by many threads. Nothing is asked of Redis before the first call. Closing the client is the
 * caller's.
 */
public final class RedisIdempotencyStore implements IdempotencyStore {

    private static final String CLAIMED = "claimed ";
    private static final String COMPLETED = "completed";

    /** Answers -1 if acquired, 0 if completed, else how many milliseconds are left of another's claim. */
    private static final Script CLAIM = Script.of("""
            local held = redis.call('GET', KEYS[1])
            if held == 'completed' then return 0 end
            if held and held ~= ARGV[1] then return math.max(1, redis.call('PTTL', KEYS[1])) end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return -1
            """);

    private static final Script RELEASE = Script.of("""
            if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
            return 0
            """);

    /** The longest duration; longer ones are shortened to it, so that adding the current time cannot overflow. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final UnifiedJedis client;
    private final String prefix;

    private RedisIdempotencyStore(UnifiedJedis client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    /**
     * {@return a store for an endpoint} The events of several endpoints share a Redis and never collide.
     *
     * @param client with timeouts
     * @param endpoint 1 to 40 letters, digits, {@code _}, {@code .} or {@code -}; part of the keys in Redis, which are
     *     {@code ralio-webhooks:endpoint:event}
     * @throws IllegalArgumentException if {@code endpoint} is of another form
     */
    public static RedisIdempotencyStore create(UnifiedJedis client, String endpoint) {
        if (!endpoint.matches("[A-Za-z0-9_.-]{1,40}")) {
            throw new IllegalArgumentException(
                    "endpoint must be 1 to 40 letters, digits, '_', '.' or '-', but is " + endpoint);
        }
        return new RedisIdempotencyStore(requireNonNull(client, "client"), "ralio-webhooks:" + endpoint + ":");
    }

    @Override
    public Claim claim(String key, Duration lease) {
        String name = name(key);
        String millis = Long.toString(millis(lease));
        // The script knows its own token again: some clients repeat a call whose answer was lost.
        String token = UUID.randomUUID().toString();
        long answer = call("claiming an event", () -> CLAIM.run(client, name, CLAIMED + token, millis));
        if (answer < 0) {
            return new Claim.Acquired(token);
        }
        return answer == 0 ? new Claim.Completed() : new Claim.InProgress(Duration.ofMillis(answer));
    }

    @Override
    public void complete(String key, Duration retention) {
        String name = name(key);
        // Whatever is there: the work is done. One command is as atomic as a script.
        SetParams lasting = SetParams.setParams().px(millis(retention));
        call("completing an event", () -> client.set(name, COMPLETED, lasting));
    }

    @Override
    public void release(String key, String token) {
        String name = name(key);
        requireNonNull(token, "token");
        call("releasing an event", () -> RELEASE.run(client, name, CLAIMED + token));
    }

    private String name(String key) {
        return prefix + requireNonNull(key, "key");
    }

    /** In milliseconds, rounded up. */
    private static long millis(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a duration must be positive, but is " + duration);
        }
        Duration cut = duration.compareTo(FOREVER) < 0 ? duration : FOREVER;
        return cut.plusNanos(999_999).toMillis();
    }

    private static <T> T call(String attempted, Supplier<T> command) {
        try {
            return command.get();
        } catch (JedisException e) {
            throw new IdempotencyStoreException(attempted + ": " + e.getClass().getSimpleName(), e);
        }
    }

    /** Sent by its digest; as a whole to a server that does not know it yet, or has forgotten it. */
    private record Script(String lua, String sha1) {

        static Script of(String lua) {
            try {
                MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
                return new Script(lua, HexFormat.of().formatHex(sha1.digest(lua.getBytes(UTF_8))));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        long run(UnifiedJedis client, String key, String... arguments) {
            try {
                return (long) client.evalsha(sha1, List.of(key), List.of(arguments));
            } catch (JedisNoScriptException e) {
                return (long) client.eval(lua, List.of(key), List.of(arguments));
            }
        }
    }
}
