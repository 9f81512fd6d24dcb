package com.raliopay.webhooks.redisstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Tests the store without a Redis server. */
@Timeout(60)
class RedisIdempotencyStoreTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final EventKey KEY = new EventKey("kyc_session_verified", UUID.randomUUID());

    private static RedisClient client(int port) {
        return RedisClient.builder()
                .hostAndPort("localhost", port)
                .clientConfig(
                        DefaultJedisClientConfig.builder().timeoutMillis(200).build())
                .build();
    }

    private static void assertUnavailable(int port) {
        try (RedisClient client = client(port)) {
            RedisIdempotencyStore store = RedisIdempotencyStore.create(client, "default");
            assertThatThrownBy(() -> store.claim(KEY, LEASE))
                    .isInstanceOf(IdempotencyStoreException.class)
                    .hasMessage("claiming an event: JedisConnectionException")
                    .hasCauseInstanceOf(JedisConnectionException.class);
            assertThatThrownBy(() -> store.complete(KEY, LEASE))
                    .isInstanceOf(IdempotencyStoreException.class)
                    .hasMessage("completing an event: JedisConnectionException");
            assertThatThrownBy(() -> store.release(KEY, "token"))
                    .isInstanceOf(IdempotencyStoreException.class)
                    .hasMessage("releasing an event: JedisConnectionException");

            AtomicInteger handled = new AtomicInteger();
            DispatchResult result = WebhookDispatcher.builder()
                    .acceptUnsigned()
                    .on(WebhookEvent.class, e -> handled.incrementAndGet())
                    .idempotencyStore(store)
                    .build()
                    .dispatch(Fixture.SESSION_VERIFIED.bytes());

            assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(result.httpStatus()).isEqualTo(503);
            assertThat(handled).hasValue(0);
        }
    }

    @Test
    void isUnavailableWithoutServer() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertUnavailable(port);
    }

    @Test
    void isUnavailableIfServerHangs() throws IOException {
        // The operating system accepts connections that nobody answers.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("localhost"))) {
            assertUnavailable(silent.getLocalPort());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "a:b", "t\u00e4st", "x23456789012345678901234567890123456789012"})
    void refusesEndpointNamesWithOtherCharacters(String name) {
        try (RedisClient client = client(1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RedisIdempotencyStore.create(client, name))
                    .withMessage("endpoint must be 1 to 40 letters, digits, '_', '.' or '-' but was " + name);
        }
    }
}
