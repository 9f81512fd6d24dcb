package com.raliopay.webhooks.crashtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SenderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private HttpServer server;

    @BeforeEach
    void makeServer() throws Exception {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void a4xxIsNeverRepeated() throws Exception {
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(422, -1);
            }
        });

        try (Sender sender = sent(20)) {
            assertThat(Attempts.byStatus(sender.attempts().all())).containsOnlyKeys(422);
            assertThat(sender.attempts().all())
                    .hasSize(sender.events().size() + sender.copied().size());
        }
    }

    @Test
    void a5xxAndABrokenConnectionAreRepeatedUntilTheAnswerIs200() throws Exception {
        Map<String, Integer> bodies = new ConcurrentHashMap<>();
        server.createContext("/", exchange -> {
            try (exchange) {
                int seen = bodies.merge(new String(exchange.getRequestBody().readAllBytes(), UTF_8), 1, Integer::sum);
                if (seen == 2) {
                    return; // closes without an answer
                }
                exchange.sendResponseHeaders(seen == 1 ? 500 : 200, -1);
            }
        });

        try (Sender sender = sent(20)) {
            List<Attempt> all = sender.attempts().all();
            assertThat(Attempts.byStatus(all)).containsOnlyKeys(Attempt.NO_ANSWER, 200, 500);
            Set<UUID> answered = all.stream()
                    .filter(attempt -> attempt.status() == Attempt.OK)
                    .map(Attempt::event)
                    .collect(Collectors.toSet());
            assertThat(answered).isEqualTo(sender.events());
            assertThat(sender.copied()).isNotEmpty();
        }
    }

    /** A sender that has sent at least so many, and is done with all it has begun. */
    private Sender sent(int attempts) throws Exception {
        server.start();
        Sender sender =
                new Sender(URI.create("http://localhost:" + server.getAddress().getPort() + "/"), 1);
        sender.start();
        sender.attempts().awaitNew(attempts, attempt -> true, PATIENCE);
        sender.finish(PATIENCE);
        return sender;
    }
}
