package com.raliopay.webhooks.redisstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.redisstore.ReadmeSamples.Customers;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;

/** Compiles and runs the samples of the README. */
@Timeout(60)
class ReadmeTest {

    private static final Path SAMPLES = Path.of("src/test/java/com/raliopay/webhooks/redisstore/ReadmeSamples.java");

    private final Customers customers = new Customers();

    private static List<String> matches(String regex, Path file) throws IOException {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1).stripIndent())
                .toList();
    }

    private static DispatchResult deliver(WebhookDispatcher ralio) {
        return ralio.dispatch(
                Fixture.SESSION_VERIFIED.bytes(), Fixture.SESSION_VERIFIED.headers(ReadmeSamples.SECRET)::get);
    }

    @Test
    void showsCompiledSamples() throws IOException {
        List<String> compiled = matches(" +// tag::\\w+\\n(.*?)\\n +// end::", SAMPLES);

        List<String> shown = matches("```java\\n(.*?)\\n```", Path.of("README.md"));

        assertThat(shown)
                .hasSize(3)
                .isEqualTo(compiled.stream()
                        .map(code -> code.replace("secret(SECRET)", "secret(System.getenv(\"RALIO_WEBHOOK_SECRET\"))"))
                        .toList());
    }

    @Test
    void sampleResultsIn503WhileRedisIsDown() {
        try (RedisClient redis = ReadmeSamples.client("localhost", 1).redis()) {
            assertThat(deliver(ReadmeSamples.dispatcher(redis, customers)).httpStatus())
                    .isEqualTo(503);
        }
        assertThat(customers.active()).isEmpty();
    }

    /** There are more deliveries than connections, so that some wait for the pool. */
    @Test
    void sampleResultsIn503WithinFiveSecondsIfRedisHangs() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(40);
        // The operating system accepts connections that nobody answers.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
                RedisClient redis =
                        ReadmeSamples.client("localhost", silent.getLocalPort()).redis()) {
            WebhookDispatcher ralio = ReadmeSamples.dispatcher(redis, customers);

            List<Future<DispatchResult>> results = threads.invokeAll(Collections.nCopies(40, () -> deliver(ralio)));

            for (Future<DispatchResult> result : results) {
                assertThat(result.get().outcome()).isEqualTo(Outcome.UNAVAILABLE);
                assertThat(result.get().duration()).isLessThan(Duration.ofSeconds(5));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(customers.active()).isEmpty();
    }
}
