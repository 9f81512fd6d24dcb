package com.raliopay.webhooks.simulator.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.cli.Terminal;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Received;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Timeout(120)
class ScenarioCommandTest {

    private static final String SECRET = "secret-of-the-test";
    private static final List<String> NAMES = BuiltInScenarios.NAMES;

    private final Terminal terminal = new Terminal(Map.of("RALIO_WEBHOOK_SECRET", SECRET));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("NAMES")
    void succeedsAgainstEndpointThatAcceptsEverything(String name) throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            assertThat(run(endpoint, name)).isZero();

            assertThat(endpoint.received())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(received -> assertThat(
                                    SignatureVerifier.of(SECRET).verify(received.body(), received.signature()))
                            .isTrue());
            assertThat(events(endpoint).stream()
                            .map(event -> ((KycEvent) event).subject().id())
                            .distinct())
                    .as("one subject")
                    .hasSize(1);
            assertThat(terminal.out())
                    .contains("steps ended as expected; 0 of ")
                    .contains("Now this must hold:\n  - ");
            assertThat(terminal.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @Test
    void sendsOlderLevelLast() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            run(endpoint, "stale-level");

            List<WebhookEvent> events = events(endpoint);
            assertThat(events)
                    .extracting(event -> ((StateUpdated) event).levelText())
                    .containsExactly("REGULAR", "LIGHT");
            assertThat(events.get(1).timestamp()).isBefore(events.get(0).timestamp());
            assertThat(terminal.lines())
                    .contains(
                            "Step 1 of 2, dated -1m, data.state=\"REGULAR\"",
                            "2 of 2 steps ended as expected; 0 of 2 attempts failed",
                            "  - The subject's level is REGULAR: the older event has changed nothing.");
        }
    }

    /** The library itself is the endpoint: it refuses the second copy while it handles the first. */
    @Test
    void deliversSameEventOnceAlthoughSentTwiceAtOnce() throws IOException {
        AtomicInteger handled = new AtomicInteger();
        WebhookDispatcher dispatcher = WebhookDispatcher.builder()
                .secret(SECRET)
                .on(WebhookEvent.class, event -> {
                    Thread.sleep(200);
                    handled.incrementAndGet();
                })
                .build();
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering((n, received) -> {
            DispatchResult result = dispatcher.dispatch(received.body(), received::header);
            return new Scripted(result.httpStatus(), result.responseBody());
        })) {
            assertThat(run(endpoint, "twice-at-once", "--base-delay", "300ms")).isZero();

            assertThat(handled).hasValue(1);
            assertThat(endpoint.received().stream().map(Received::text).distinct())
                    .as("the same body")
                    .hasSize(1);
        }
    }

    @Test
    void survivesOutage() throws IOException {
        Path file = Files.writeString(
                folder.resolve("outage.json"),
                new String(BuiltInScenarios.file("outage"), UTF_8).replace("\"5s\"", "\"1ms\""));
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200, 503, 500, 200)) {
            assertThat(run(endpoint, file.toString(), "--base-delay", "1ms")).isZero();

            assertThat(terminal.lines()).contains("3 of 3 steps ended as expected; 2 of 5 attempts failed");
        }
    }

    @Test
    void failsIfStepEndsOtherwise() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200, 422)) {
            assertThat(run(endpoint, "stale-level")).isEqualTo(1);

            assertThat(terminal.lines()).contains("1 of 2 steps ended as expected; 0 of 2 attempts failed");
        }
    }

    @Test
    void sendsFileOfOnesOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("own.json"), """
                {"steps": [
                  {"body": "{}", "signature": "bit", "expect": 401},
                  {"fixture": "UNRECOGNIZED", "together": 2, "expect": [200, 202]},
                  {"bodyBase64": "AAE=", "expect": "5xx"}
                ]}
                """);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(401, 202, 200, 500)) {
            assertThat(run(endpoint, file.toString())).isZero();

            assertThat(endpoint.received()).hasSize(4);
            assertThat(endpoint.received().get(0).text()).isEqualTo("{|");
            assertThat(endpoint.received().get(3).body()).containsExactly(0, 1);
            assertThat(terminal.out())
                    .contains("Step 1 of 3, signature: bit", "Step 2 of 3, 2 at the same time")
                    .doesNotContain("Now this must hold");
        }
    }

    @Test
    void namesStepOfInvalidFileAndSendsNothing() throws IOException {
        Path file =
                Files.writeString(folder.resolve("own.json"), "{\"steps\": [{\"body\": \"\", \"expect\": \"OK\"}]}");
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            assertThat(run(endpoint, file.toString())).isEqualTo(2);

            assertThat(terminal.err()).startsWith(file + ": step 1: \"expect\" must be a status");
            assertThat(endpoint.received()).isEmpty();
        }
    }

    @Test
    void namesStepWhosePatchIsImpossibleAndSendsNothing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("own.json"),
                "{\"steps\": [{\"body\": \"{}\"}, {\"body\": \"no JSON\", \"set\": {\"a\": 1}}]}");
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            assertThat(run(endpoint, file.toString())).isEqualTo(2);

            assertThat(terminal.err())
                    .startsWith(file + ": step 2: the fields cannot be changed: the body is not a JSON object");
            assertThat(endpoint.received()).isEmpty();
        }
    }

    @Test
    void endsEarlyIfNothingListens() throws IOException {
        assertThat(terminal.run("scenario", "renewal", "--to", ScriptedEndpoint.nowhere()))
                .isEqualTo(1);
        assertThat(terminal.err()).startsWith("Nothing was sent: connection refused");
    }

    @Test
    void listsScenariosWithoutOtherOptions() {
        assertThat(terminal.run("scenario", "--list")).isZero();
        assertThat(terminal.lines()).containsAll(NAMES);
    }

    @Test
    void printsFileToStartFrom() throws ScenarioException {
        assertThat(terminal.run("scenario", "--show", "renewal")).isZero();
        assertThat(ScenarioFile.read(terminal.out().getBytes(UTF_8)).name()).isEqualTo("renewal");
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void hasNameOfItsFile(String name) {
        assertThat(BuiltInScenarios.read(name).name()).isEqualTo(name);
        assertThat(BuiltInScenarios.read(name).then()).isNotEmpty();
    }

    private int run(ScriptedEndpoint endpoint, String name, String... more) {
        String[] args = {"scenario", name, "--to", endpoint.uri()};
        return terminal.run(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static List<WebhookEvent> events(ScriptedEndpoint endpoint) {
        return endpoint.received().stream()
                .map(received -> new WebhookParser().parse(received.body()))
                .toList();
    }
}
