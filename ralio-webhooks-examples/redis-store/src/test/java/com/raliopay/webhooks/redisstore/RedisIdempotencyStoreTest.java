package com.raliopay.webhooks.redisstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** What needs no Redis, or one that is not there. */
@Timeout(60)
class RedisIdempotencyStoreTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private static RedisClient client(int port) {
        return RedisClient.builder()
                .hostAndPort("localhost", port)
                .clientConfig(
                        DefaultJedisClientConfig.builder().timeoutMillis(200).build())
                .build();
    }

    private static void isUnavailable(int port) {
        try (RedisClient client = client(port)) {
            RedisIdempotencyStore store = RedisIdempotencyStore.create(client, "default");
            assertThatThrownBy(() -> store.claim("key", LEASE))
                    .isInstanceOf(IdempotencyStoreException.class)
                    .hasMessage("claiming an event: JedisConnectionException")
                    .hasCauseInstanceOf(JedisConnectionException.class);
            assertThatThrownBy(() -> store.complete("key", LEASE))
                    .isInstanceOf(IdempotencyStoreException.class)
                    .hasMessage("completing an event: JedisConnectionException");
            assertThatThrownBy(() -> store.release("key", "token"))
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
    void aRedisThatIsNotThereIsUnavailable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        isUnavailable(port);
    }

    @Test
    void aRedisThatHangsIsUnavailable() throws IOException {
        // The system accepts the connections; nobody ever answers.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("localhost"))) {
            isUnavailable(silent.getLocalPort());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "a:b", "t\u00e4st", "x23456789012345678901234567890123456789012"})
    void endpointsHavePlainNames(String name) {
        try (RedisClient client = client(1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RedisIdempotencyStore.create(client, name))
                    .withMessage("endpoint must be 1 to 40 letters, digits, '_', '.' or '-', but is " + name);
        }
    }
}
