package com.raliopay.webhooks.redisstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * An {@link IdempotencyStore} in Redis, shared by any number of processes; tested on Redis 6.2. It uses Jedis, whose methods
 * block as the store's methods do. {@link UnifiedJedis} is the client of one server, of Sentinel, and of Cluster; each call
 * uses a single key.
 *
 * <p><strong>Each endpoint needs a name of its own.</strong> Several endpoints can share a Redis, but if two of them share a
 * name, each considers the events of the other one as handled: its listeners never see them.
 *
 * <p><strong>What Redis forgets is handled again, and never lost</strong>: the listeners run again if Ralio sends the event
 * again, and possibly twice concurrently if a claim was forgotten. Redis forgets by eviction: keep {@code maxmemory-policy
 * noeviction}, the default, on a separate instance if others need eviction. Every other policy may evict claims, {@code
 * volatile-ttl} first of all. Redis forgets at a failover what has not been replicated, because replication is asynchronous.
 * It forgets at a restart what is not on disk: up to a second with {@code appendonly yes}, minutes with snapshots, everything
 * with neither. If that is not good enough, use a database.
 *
 * <p>Every failure of the client results in an {@link IdempotencyStoreException}. While Redis is full, events that are not yet
 * claimed are answered with 503, and claimed ones are completed, which needs no memory. If Redis fails between the claim and
 * the completion, or refuses all writes, the event is handled but not marked as completed: it is handled again if Ralio sends
 * it after the lease. A claim whose response was lost ends with its lease.
 *
 * <p>Every claim and every completion expires, by Redis's clock, in milliseconds. A claim without expiration, which only other
 * programs can cause, gets that of the lease when it is next found; a completion without one stays. A value that is
 * neither a claim nor a completion, of any Redis type, is replaced by a claim.
 *
 * <p>A call takes as long as the client allows: set the client's timeouts as in the README, so that a call takes at most five
 * seconds. Ralio <a href="https://doc.raliopay.com/webhooks-events/introduction">waits 60 seconds</a> for a response.
 *
 * <p>Immutable and safe for use by multiple threads. Redis is not accessed before the first call. The caller closes the client.
 */
public final class RedisIdempotencyStore implements IdempotencyStore {

    private static final String CLAIMED = "claimed ";

    /** Returns -1 if the key was acquired, 0 if it is completed, otherwise the milliseconds left of another claim. */
    private static final Script CLAIM = Script.of("""
            local held = redis.call('TYPE', KEYS[1]).ok == 'string' and redis.call('GET', KEYS[1])
            if held == 'completed' then return 0 end
            if held and held ~= ARGV[1] and held:sub(1, 8) == 'claimed ' then
                if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
                return math.max(1, redis.call('PTTL', KEYS[1]))
            end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return -1
            """);

    /**
     * Replaces any claim, because the event has been handled. The deletion comes first because it is allowed while Redis is
     * full, and a script that has written something is allowed everything.
     */
    private static final Script COMPLETE = Script.of("""
            redis.call('DEL', KEYS[1])
            redis.call('SET', KEYS[1], 'completed', 'PX', ARGV[1])
            return 0
            """);

    private static final Script RELEASE = Script.of("""
            if redis.call('TYPE', KEYS[1]).ok == 'string' and redis.call('GET', KEYS[1]) == ARGV[1] then
                redis.call('DEL', KEYS[1])
            end
            return 0
            """);

    /** The longest duration; longer ones are shortened to it, so that adding the current time cannot overflow. */
    private static final Duration MAX_DURATION = Duration.ofDays(36_500);

    /** What is escaped in a key: everything but printable ASCII, and the character that begins an escape. */
    private static final Pattern ESCAPED = Pattern.compile("[^!-~]|%");

    private final UnifiedJedis client;
    private final String prefix;

    private RedisIdempotencyStore(UnifiedJedis client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    /**
     * Creates a store.
     *
     * @param client a client with timeouts
     * @param endpoint the name of the endpoint, which no other service, and no worker behind a queue, may use in the same
     *     Redis: 1 to 40 letters, digits, {@code _}, {@code .} or {@code -}. The keys in Redis are
     *     {@code ralio-webhooks:endpoint:type/id}
     * @throws IllegalArgumentException if {@code endpoint} has another format
     */
    public static RedisIdempotencyStore create(UnifiedJedis client, String endpoint) {
        if (!endpoint.matches("[A-Za-z0-9_.-]{1,40}")) {
            throw new IllegalArgumentException(
                    "endpoint must be 1 to 40 letters, digits, '_', '.' or '-' but was " + endpoint);
        }
        return new RedisIdempotencyStore(requireNonNull(client, "client"), "ralio-webhooks:" + endpoint + ":");
    }

    @Override
    public Claim claim(EventKey key, Duration lease) {
        String name = name(key);
        String millis = Long.toString(millis("lease", lease));
        // The script recognizes its own token, because some clients repeat a call whose response was lost.
        String token = UUID.randomUUID().toString();
        long result = call("claiming an event", () -> CLAIM.run(client, name, CLAIMED + token, millis));
        if (result < 0) {
            return new Claim.Acquired(token);
        }
        return result == 0 ? new Claim.Completed() : new Claim.InProgress(Duration.ofMillis(result));
    }

    @Override
    public void complete(EventKey key, Duration retention) {
        String name = name(key);
        String millis = Long.toString(millis("retention", retention));
        call("completing an event", () -> COMPLETE.run(client, name, millis));
    }

    @Override
    public void release(EventKey key, String token) {
        String name = name(key);
        requireNonNull(token, "token");
        call("releasing an event", () -> RELEASE.run(client, name, CLAIMED + token));
    }

    /** Returns the key in Redis, which is ASCII and differs for different events: the client encodes some characters alike. */
    private String name(EventKey key) {
        String type = ESCAPED.matcher(key.type())
                .replaceAll(c -> "%" + Integer.toHexString(c.group().codePointAt(0)) + ";");
        return prefix + type + "/" + key.id();
    }

    /** Returns the duration in milliseconds, rounded up. */
    private static long millis(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive but was " + duration);
        }
        return (duration.compareTo(MAX_DURATION) < 0 ? duration : MAX_DURATION)
                .plusNanos(999_999)
                .toMillis();
    }

    private static long call(String attempted, LongSupplier command) {
        try {
            return command.getAsLong();
        } catch (JedisException e) {
            throw new IdempotencyStoreException(attempted + ": " + e.getClass().getSimpleName(), e);
        }
    }

    /** Sent as its digest, or in full to a server that does not know it. */
    private record Script(String lua, String sha1) {

        static Script of(String lua) {
            try {
                MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
                return new Script(lua, HexFormat.of().formatHex(sha1.digest(lua.getBytes(UTF_8))));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // every Java platform has it
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
