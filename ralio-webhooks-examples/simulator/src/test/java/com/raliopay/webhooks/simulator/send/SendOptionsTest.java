package com.raliopay.webhooks.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.raliopay.webhooks.event.EntityType;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.cli.Terminal;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Received;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Scripted;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SendOptionsTest {

    private static final String SECRET = "whsec-of-the-test";
    private static final String VERIFIED = "kyc_session_verified";

    private final Terminal terminal = new Terminal();

    @TempDir
    private Path folder;

    @Test
    void sendsSeveralTypes() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            send(endpoint, "--event", "kyc_state_updated,kyc_session_verified");

            assertThat(events(endpoint))
                    .extracting(WebhookEvent::type)
                    .containsExactly("kyc_state_updated", "kyc_session_verified");
        }
    }

    @Test
    void sendsEveryFixture() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            assertThat(send(endpoint, "--fixture", "all")).isZero();

            assertThat(endpoint.received()).hasSameSizeAs(Fixture.values());
            assertThat(events(endpoint)).extracting(WebhookEvent::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void sendsFixtureByName() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            send(endpoint, "--fixture", "session_failed_several_checks");

            assertThat(((SessionFailed) events(endpoint).get(0)).checks()).hasSize(3);
        }
    }

    @Test
    void sendsEventWithFieldsAskedFor() throws IOException {
        String id = UUID.randomUUID().toString();
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            send(
                    endpoint,
                    "--event",
                    "kyc_state_updated",
                    "--id",
                    id,
                    "--set",
                    "data.state=LIGHT",
                    "--unset",
                    "data.entityType");

            StateUpdated event = (StateUpdated) events(endpoint).get(0);
            assertThat(event.id()).hasToString(id);
            assertThat(event.levelText()).isEqualTo("LIGHT");
            assertThat(endpoint.received().get(0).text()).doesNotContain("entityType");
            assertThat(event.timestamp()).isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
        }
    }

    @Test
    void deliversSameEventSeveralTimes() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            assertThat(send(endpoint, "--event", VERIFIED, "--times", "3")).isZero();

            assertThat(endpoint.received())
                    .extracting(Received::text)
                    .hasSize(3)
                    .containsOnly(endpoint.received().get(0).text());
            assertThat(terminal.lines()).endsWith("3 of 3 delivered");
        }
    }

    @Test
    void sendsCopiesAtTheSameTime() throws IOException {
        CountDownLatch both = new CountDownLatch(2);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering((n, r) -> {
            both.countDown();
            both.await();
            return new Scripted(200, "");
        })) {
            assertThat(send(endpoint, "--event", VERIFIED, "--together", "2")).isZero();

            assertThat(endpoint.received()).hasSize(2);
            assertThat(terminal.out()).contains("#1.1", "#1.2");
        }
    }

    @Test
    void succeedsIfForgeryIsRefused() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(401)) {
            assertThat(send(endpoint, "--event", VERIFIED, "--forged")).isZero();

            Received received = endpoint.received().get(0);
            assertThat(SignatureVerifier.of(SECRET).verify(received.body(), received.signature()))
                    .isFalse();
            assertThat(terminal.lines()).endsWith("1 of 1 refused, as required");
        }
    }

    @Test
    void failsIfUnsignedEventIsAccepted() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            assertThat(send(endpoint, "--event", VERIFIED, "--unsigned")).isEqualTo(1);

            assertThat(endpoint.received().get(0).headers()).doesNotContainKey("X-Signature");
            assertThat(terminal.out()).contains("delivered, but 4xx was expected");
        }
    }

    @Test
    void triesOnceOnly() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(500)) {
            assertThat(send(endpoint, "--event", VERIFIED, "--once")).isEqualTo(1);

            assertThat(endpoint.received()).hasSize(1);
        }
    }

    @Test
    void showsRequest() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            send(endpoint, "--event", VERIFIED, "--show");

            Received received = endpoint.received().get(0);
            assertThat(terminal.lines())
                    .startsWith(
                            "POST " + endpoint.uri(),
                            "Content-Type: application/json",
                            "User-Agent: ralio-webhooks-simulator",
                            "X-Signature: " + received.signature(),
                            "",
                            received.text());
            assertThat(received.header("User-Agent")).isEqualTo("ralio-webhooks-simulator");
        }
    }

    @Test
    void printsCurlCommandInPlaceOfSending() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            assertThat(send(endpoint, "--event", VERIFIED, "--print")).isZero();

            assertThat(endpoint.received()).isEmpty();
            assertThat(terminal.lines())
                    .singleElement()
                    .asString()
                    .startsWith("curl -sS ")
                    .endsWith(" '" + endpoint.uri() + "'");
            assertThat(terminal.out()).doesNotContain(SECRET);
        }
    }

    @Test
    void sendsSubjectAskedFor() throws IOException {
        UUID id = UUID.randomUUID();
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            send(endpoint, "--subject", "related-party", "--subject-id", id.toString());
            send(endpoint, "--subject", "user", "--subject-id", id.toString());

            List<WebhookEvent> events = events(endpoint);
            assertThat(events.subList(0, 5)).allSatisfy(event -> assertSubject(event, EntityType.RELATED_PARTY, id));
            assertThat(events.subList(5, 10)).allSatisfy(event -> assertSubject(event, EntityType.USER, id));
        }
    }

    private static void assertSubject(WebhookEvent event, EntityType type, UUID id) {
        assertThat(((KycEvent) event).subject().entityType()).isEqualTo(type);
        assertThat(((KycEvent) event).subject().entityTypeText()).isEqualTo(type.text());
        assertThat(((KycEvent) event).subject().id()).contains(id);
    }

    @Test
    void sendsBytesOfFileUnchanged() throws IOException {
        byte[] bytes = {'n', 'o', ' ', '\r', '\n', (byte) 0xFF, 0, '{'};
        Path file = Files.write(folder.resolve("body.bin"), bytes);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(400)) {
            int code = send(endpoint, "--file", file.toString());

            Received delivery = endpoint.received().get(0);
            assertThat(delivery.body()).isEqualTo(bytes);
            assertThat(SignatureVerifier.of(SECRET).verify(bytes, delivery.signature()))
                    .isTrue();
            assertThat(terminal.lines()).startsWith("body.bin");
            assertThat(code).isEqualTo(1);
        }
    }

    private int send(ScriptedEndpoint endpoint, String... more) {
        String[] args = {"send", "--to", endpoint.uri(), "--secret", SECRET};
        return terminal.run(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static List<WebhookEvent> events(ScriptedEndpoint endpoint) {
        return endpoint.received().stream()
                .map(delivery -> new WebhookParser().parse(delivery.body()))
                .toList();
    }
}
