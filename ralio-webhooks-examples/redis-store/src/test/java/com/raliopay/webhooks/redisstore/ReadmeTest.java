package com.raliopay.webhooks.redisstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/** Compiles and runs the sample of the README, with a secret that is not from the environment. */
class ReadmeTest {

    private static final String SECRET = "test-secret";

    private static String onlyMatch(Pattern pattern, Path file) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file));
        assertThat(matcher.find()).isTrue();
        String text = matcher.group(1);
        assertThat(matcher.find()).isFalse();
        return text;
    }

    @Test
    void showsCompiledSample() throws IOException {
        Path source = Path.of("src/test/java/com/raliopay/webhooks/redisstore/ReadmeTest.java");
        String compiled = onlyMatch(Pattern.compile("(?s) +// tag::sample\\n(.*?)\\n +// end::sample\\n"), source);

        String shown = onlyMatch(Pattern.compile("(?s)```java\\n(.*?)\\n```"), Path.of("README.md"));

        assertThat(shown)
                .isEqualTo(compiled.stripIndent()
                        .replace("secret(SECRET)", "secret(System.getenv(\"RALIO_WEBHOOK_SECRET\"))"));
    }

    @Test
    void sampleResultsIn503WhileRedisIsDown() {
        String host = "localhost";
        int port = 1;
        Customers customers = new Customers(new ArrayList<>());
        // tag::sample
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(16);
        pool.setMaxWait(Duration.ofSeconds(2)); // for a free connection
        pool.setTestOnBorrow(true); // so that connections from before a restart of Redis are not used

        RedisClient redis = RedisClient.builder()
                .hostAndPort(host, port)
                .clientConfig(DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(2_000)
                        .socketTimeoutMillis(2_000) // a Redis that hangs results in a 503
                        .build())
                .poolConfig(pool)
                .build();

        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(SECRET)
                .idempotencyStore(RedisIdempotencyStore.create(redis, "kyc"))
                .on(SessionVerified.class, e -> customers.activate(e.subject()))
                .build();
        // end::sample
        try (redis) {
            assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes(), Fixture.SESSION_VERIFIED.headers(SECRET)::get)
                            .outcome())
                    .isEqualTo(Outcome.UNAVAILABLE);
        }
        assertThat(customers.active()).isEmpty();
    }

    private record Customers(List<Subject> active) {
        void activate(Subject subject) {
            active.add(subject);
        }
    }
}
