package com.raliopay.webhooks.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.cli.Terminal;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Received;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Scripted;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SendCommandTest {

    private static final String SECRET = "whsec-of-the-test";
    private static final String VERIFIED = "kyc_session_verified";

    private final Terminal terminal = new Terminal();

    @Test
    void retriesServerErrorUntilDelivered() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(500, 503, 200)) {
            int code = send(endpoint, "--event", VERIFIED, "--base-delay", "1ms");

            assertThat(terminal.lines())
                    .satisfiesExactly(
                            line -> assertThat(line).matches(VERIFIED + " [0-9a-f-]{36}"),
                            line -> assertThat(line).matches("  \\S{12}  #1  500 +[0-9.,]+ m?s  \\{\"number\":0}"),
                            line -> assertThat(line).isEqualTo("                next try in 0.0 s"),
                            line -> assertThat(line).matches("  \\S{12}  #2  503 .*\\{\"number\":1}"),
                            line -> assertThat(line).startsWith("                next try in "),
                            line -> assertThat(line).matches("  \\S{12}  #3  200 .*\\{\"number\":2}"),
                            line -> assertThat(line).isEqualTo("                delivered"),
                            line -> assertThat(line).isEqualTo("1 of 1 delivered"));
            assertThat(code).isZero();
            assertThat(endpoint.received())
                    .as("a retry carries the same body and signature")
                    .extracting(Received::text)
                    .hasSize(3)
                    .containsOnly(endpoint.received().get(0).text());
        }
    }

    @Test
    void neverRetriesClientError() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(401)) {
            int code = send(endpoint, "--event", VERIFIED);

            assertThat(endpoint.received()).hasSize(1);
            assertThat(terminal.out()).contains("#1  401").contains("refused: never tried again");
            assertThat(terminal.lines()).endsWith("0 of 1 delivered");
            assertThat(code).isEqualTo(1);
        }
    }

    @Test
    void doesNotFollowRedirect() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(302)) {
            assertThat(send(endpoint, "--event", VERIFIED)).isEqualTo(1);
            assertThat(endpoint.received()).hasSize(1);
        }
    }

    @Test
    void givesUpAfterLastAttempt() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(500)) {
            int code = send(endpoint, "--event", VERIFIED, "--base-delay", "1ms", "--max-attempts", "3");

            assertThat(endpoint.received()).hasSize(3);
            assertThat(terminal.out()).contains("given up after attempt 3");
            assertThat(code).isEqualTo(1);
        }
    }

    @Test
    void reportsSilenceAsTimeout() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.hanging()) {
            int code = send(endpoint, "--event", VERIFIED, "--timeout", "200ms", "--max-attempts", "1");

            assertThat(terminal.out()).containsPattern("#1  timeout .* no answer within 0.2 s");
            assertThat(code).isEqualTo(1);
        }
    }

    @Test
    void endsEarlyIfNothingListens() throws IOException {
        String nowhere = ScriptedEndpoint.nowhere();
        String authority = nowhere.substring("http://".length(), nowhere.lastIndexOf('/'));

        int code = terminal.run("send", "--to", nowhere, "--secret", SECRET);

        assertThat(terminal.lines()).hasSize(1);
        assertThat(terminal.err().replaceAll("\\s+", " "))
                .isEqualTo("Nothing was sent: connection refused: nothing listens at " + authority
                        + ". Is the endpoint running, and on this port? ");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void endsEarlyIfHostIsUnknown() {
        int code = terminal.run("send", "--to", "http://nowhere.invalid/x", "--secret", SECRET);

        assertThat(terminal.err()).startsWith("Nothing was sent: unknown host: nowhere.invalid. Check the host");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void fitsTerminal() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(
                (n, r) -> new Scripted(new int[] {200, 500, 401, 404, 302}[n % 5], "a long answer ".repeat(20)))) {
            send(endpoint, "--base-delay", "1ms", "--max-attempts", "2", "--times", "2");

            assertThat(terminal.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @Test
    void sendsAllDocumentedTypesByDefault() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            assertThat(send(endpoint)).isZero();

            assertThat(events(endpoint))
                    .extracting(WebhookEvent::type)
                    .containsExactly(
                            "kyc_session_verified",
                            "kyc_session_manual_review",
                            "kyc_session_failed",
                            "kyc_state_updated",
                            "kyc_expiration_warning");
            assertThat(endpoint.received()).allSatisfy(delivery -> {
                assertThat(SignatureVerifier.of(SECRET).verify(delivery.body(), delivery.signature()))
                        .isTrue();
                assertThat(delivery.header("Content-Type")).isEqualTo("application/json");
            });
            assertThat(endpoint.received().get(1).text()).startsWith("{\"eventId\":");
            assertThat(((SessionFailed) events(endpoint).get(2)).checks()).isNotEmpty();
        }
    }

    @Test
    void createsNewIdsEachTime() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            send(endpoint, "--seed", "1");
            send(endpoint, "--seed", "1");

            assertThat(events(endpoint))
                    .extracting(WebhookEvent::id)
                    .hasSize(10)
                    .doesNotHaveDuplicates()
                    .allSatisfy(id -> assertThat(id.version()).isEqualTo(4));
        }
    }

    @Test
    void prefersOptionToEnvironmentForSecret() throws IOException {
        Terminal inEnvironment = new Terminal(Map.of("RALIO_WEBHOOK_SECRET", "of the environment"));
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            inEnvironment.run("send", "--to", endpoint.uri(), "--event", VERIFIED);
            inEnvironment.run("send", "--to", endpoint.uri(), "--event", VERIFIED, "--secret", "@of the option");

            assertSignedWith("of the environment", endpoint.received().get(0));
            assertSignedWith("@of the option", endpoint.received().get(1));
        }
    }

    private static void assertSignedWith(String secret, Received delivery) {
        assertThat(SignatureVerifier.of(secret).verify(delivery.body(), delivery.signature()))
                .isTrue();
    }

    @Test
    void printsNeitherControlCharactersNorSecret() throws IOException {
        String answer = "\u001b[2Jgone\r\n\u202e" + "x".repeat(5_000);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering((n, r) -> new Scripted(200, answer))) {
            send(endpoint, "--event", VERIFIED);

            assertThat(terminal.out())
                    .containsPattern("�\\[2Jgone\\s+�xxx")
                    .contains("…")
                    .doesNotContain("\u001b", "\u202e", "\r", SECRET);
            assertThat(terminal.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
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
