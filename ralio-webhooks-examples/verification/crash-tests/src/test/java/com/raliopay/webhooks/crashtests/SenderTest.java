package com.raliopay.webhooks.crashtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.testing.Fixture;
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

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private HttpServer server;

    @BeforeEach
    void createServer() throws Exception {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void doesNotRetryAfter4xx() throws Exception {
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(422, -1);
            }
        });

        try (Sender sender = sent(20)) {
            assertThat(Attempts.byStatus(sender.attempts().all())).containsOnlyKeys(422);
            assertThat(sender.attempts().all())
                    .hasSize(sender.events().size() + sender.duplicated().size());
        }
    }

    @Test
    void retriesAfter5xxAndBrokenConnectionsUntil200() throws Exception {
        Map<String, Integer> bodies = new ConcurrentHashMap<>();
        server.createContext("/", exchange -> {
            try (exchange) {
                int seen = bodies.merge(new String(exchange.getRequestBody().readAllBytes(), UTF_8), 1, Integer::sum);
                if (seen == 2) {
                    return; // closes the connection without a response
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
            assertThat(sender.duplicated()).isNotEmpty();
        }
    }

    @Test
    void sendsThisNumberOfEventsAndRepeatsThemAfterTheyWereAccepted() throws Exception {
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        SessionVerified event = Fixture.SESSION_VERIFIED.event(SessionVerified.class);

        try (Sender sender = new Sender(uri(), 1, () -> event.withId(UUID.randomUUID()), 1)) {
            sender.send(20);
            sender.awaitAccepted(TIMEOUT);

            List<Attempt> all = sender.attempts().all();
            assertThat(sender.events()).hasSize(20);
            assertThat(all).hasSize(40 + sender.duplicated().size());
            assertThat(sender.events()).allSatisfy(id -> {
                List<Attempt> ofEvent =
                        all.stream().filter(a -> a.event().equals(id)).toList();
                Attempt last = ofEvent.get(ofEvent.size() - 1);
                assertThat(last.began()).isGreaterThanOrEqualTo(ofEvent.get(0).ended());
            });
        }
    }

    private URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    /** Returns a sender that has made at least this many attempts and has finished. */
    private Sender sent(int attempts) throws Exception {
        server.start();
        Sender sender = new Sender(uri(), 1);
        sender.start();
        sender.attempts().awaitNew(attempts, attempt -> true, TIMEOUT);
        sender.finish(TIMEOUT);
        return sender;
    }
}
