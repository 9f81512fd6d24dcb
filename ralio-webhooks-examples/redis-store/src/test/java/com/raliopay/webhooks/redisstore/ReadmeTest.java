package com.raliopay.webhooks.redisstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.fixture.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/** The sample of the module's README is the one that is compiled and run here. */
class ReadmeTest {

    private static String only(Pattern pattern, Path file) throws IOException {
        Matcher found = pattern.matcher(Files.readString(file));
        assertThat(found.find()).isTrue();
        String text = found.group(1);
        assertThat(found.find()).isFalse();
        return text;
    }

    @Test
    void theSampleIsAPieceOfThisSource() throws IOException {
        Path source = Path.of("src/test/java/com/raliopay/webhooks/redisstore/ReadmeTest.java");
        String compiled = only(Pattern.compile("(?s) +// tag::sample\\n(.*?)\\n +// end::sample\\n"), source);

        String shown = only(Pattern.compile("(?s)```java\\n(.*?)\\n```"), Path.of("README.md"));

        assertThat(shown).isEqualTo(compiled.stripIndent());
    }

    @Test
    void theSampleBuildsThoughRedisIsDownAndAnswers503() {
        String host = "localhost";
        int port = 1;
        String secret = "test-secret";
        List<UUID> sessions = new ArrayList<>();
        // tag::sample
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(16);
        pool.setMaxWait(Duration.ofSeconds(2)); // for a free connection
        pool.setTestOnBorrow(true); // one that died with a restart of Redis is not used

        RedisClient redis = RedisClient.builder()
                .hostAndPort(host, port)
                .clientConfig(DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(2_000)
                        .socketTimeoutMillis(2_000) // a Redis that hangs is a 503
                        .build())
                .poolConfig(pool)
                .build();

        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .idempotencyStore(RedisIdempotencyStore.create(redis, "kyc-eu"))
                .on(SessionVerified.class, e -> sessions.add(e.sessionId()))
                .build();
        // end::sample
        try (redis) {
            assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes(), Fixture.SESSION_VERIFIED.headers(secret)::get)
                            .outcome())
                    .isEqualTo(Outcome.UNAVAILABLE);
        }
        assertThat(sessions).isEmpty();
    }
}
