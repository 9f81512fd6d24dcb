package com.raliopay.webhooks.dbscheduler;

import static com.raliopay.webhooks.dbscheduler.TestQueue.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.raliopay.webhooks.testing.Fixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The endpoint and the worker as programs. */
@Tag("background")
class RalioServerTest {

    private static final Fixture EVENT = Fixture.SESSION_VERIFIED;
    private static final Set<String> BOTH = Set.of("endpoint", "worker");

    private final List<UUID> handled = new CopyOnWriteArrayList<>();

    @Test
    void handlesEventInOneProcessOverH2() throws Exception {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        try (RalioServer server = start(BOTH, url)) {
            assertThat(post(server, EVENT.headers(TestQueue.SECRET))).isEqualTo(200);

            await(() -> !handled.isEmpty());
            assertThat(handled).containsExactly(EVENT.event().id());
        }
    }

    @Test
    void answers401ToForgedEvent() throws Exception {
        try (RalioServer server = start(BOTH, "jdbc:h2:mem:" + UUID.randomUUID())) {
            assertThat(post(server, EVENT.headers("another-secret"))).isEqualTo(401);
        }
        assertThat(handled).isEmpty();
    }

    @Test
    void handlesEventInAnotherProcess() throws Exception {
        try (TestQueue queue = new TestQueue();
                RalioServer endpoint = start(Set.of("endpoint"), queue.url())) {
            assertThat(post(endpoint, EVENT.headers(TestQueue.SECRET))).isEqualTo(200);
            assertThat(queue.rows()).hasSize(1);

            try (RalioServer worker = start(Set.of("worker"), queue.url())) {
                assertThat(worker).isNotNull();
                await(() -> queue.rows().stream()
                        .noneMatch(row -> row.id().contains(EVENT.event().id().toString())));
            }
        }
        assertThat(handled).containsExactly(EVENT.event().id());
    }

    @Test
    void finishesRunningListenerWhenClosed() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        try (TestQueue queue = new TestQueue()) {
            RalioServer server = RalioServer.start(0, BOTH, environment(queue.url()), (e, connection) -> {
                called.countDown();
                Thread.sleep(1_000);
                handled.add(e.id());
            });
            assertThat(post(server, EVENT.headers(TestQueue.SECRET))).isEqualTo(200);
            called.await();

            server.close();

            assertThat(handled).containsExactly(EVENT.event().id());
            assertThat(queue.rows()).noneMatch(row -> row.id().startsWith("kyc"));
        }
    }

    @Test
    void refusesTwoProcessesWithoutDatabase() {
        for (String part : BOTH) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RalioServer.start(
                            0, Set.of(part), Map.of("RALIO_WEBHOOK_SECRET", "secret"), (e, connection) -> {}))
                    .withMessageContaining("RALIO_DATABASE_URL is not set");
        }
    }

    @Test
    void refusesUnknownArgument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(Set.of("wroker"), "jdbc:h2:mem:"))
                .withMessageContaining("wroker");
    }

    private RalioServer start(Set<String> parts, String url) throws Exception {
        return RalioServer.start(0, parts, environment(url), (e, connection) -> handled.add(e.id()));
    }

    private static Map<String, String> environment(String url) {
        return Map.of("RALIO_WEBHOOK_SECRET", TestQueue.SECRET, "RALIO_DATABASE_URL", url);
    }

    private static int post(RalioServer server, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.port() + "/webhooks/ralio"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(EVENT.bytes()));
        headers.forEach(request::header);
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
