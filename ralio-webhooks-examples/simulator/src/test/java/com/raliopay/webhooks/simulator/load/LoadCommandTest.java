package com.raliopay.webhooks.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.cli.Terminal;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Received;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Script;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LoadCommandTest {

    private static final String SECRET = "whsec-of-the-load-test";
    private static final SignatureVerifier VERIFIER = SignatureVerifier.of(SECRET);

    /** As a merchant's endpoint should: a forgery is refused, everything else is taken. */
    private static final Script VERIFYING =
            (n, r) -> isGenuine(r) ? new Scripted(200, "{\"received\":true}") : new Scripted(401, "{}");

    private final Terminal terminal = new Terminal();

    @TempDir
    private Path folder;

    @Test
    void countsWhatEndpointReceived() throws IOException {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        Script everyTenthFailsAtFirst = (n, r) -> isGenuine(r) && n % 10 == 0 && failed.add(r.text())
                ? new Scripted(500, "{\"error\":\"later\"}")
                : VERIFYING.answer(n, r);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(everyTenthFailsAtFirst)) {
            int code = load(
                    endpoint, "--count", "200", "--duplicates", "0.1", "--forged", "0.05", "--shuffle", "--seed", "42");

            List<Received> genuine = endpoint.received().stream()
                    .filter(LoadCommandTest::isGenuine)
                    .toList();
            int forged = endpoint.received().size() - genuine.size();
            JsonNode report = report();
            assertThat(code).isZero();
            assertThat(forged).isEqualTo(10);
            assertThat(ids(genuine)).hasSize(200);
            assertThat(genuine).hasSize(220 + failed.size());
            assertThat(failed).isNotEmpty();
            assertFigures(report.get("events"), 200, 200, 0, 0);
            assertFigures(report.get("duplicates"), 20, 20, 0, 0);
            assertFigures(report.get("forgeries"), 10, 0, 10, 0);
            assertThat(report.get("attempts").intValue())
                    .isEqualTo(endpoint.received().size());
            assertThat(report.get("retries").intValue()).isEqualTo(failed.size());
            assertThat(answers(report)).isEqualTo(Map.of("200", 220, "401", 10, "500", failed.size()));
            assertThat(sum(report.get("latencyDistribution"), "count"))
                    .isEqualTo(endpoint.received().size());
            assertThat(report.get("attemptsPerEvent").get("1").intValue()
                            + report.get("attemptsPerEvent").get("2").intValue())
                    .isEqualTo(200);
            assertThat(report.get("settings").get("seed").intValue()).isEqualTo(42);
            assertThat(report.get("interrupted").booleanValue()).isFalse();
            assertThat(report.get("asExpected").booleanValue()).isTrue();
        }
    }

    @Test
    void alignsTable() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(VERIFYING)) {
            load(endpoint, "--count", "100", "--duplicates", "0.1", "--forged", "0.05", "--seed", "1");

            assertThat(terminal.lines())
                    .contains(
                            "                  events  duplicates   forgeries",
                            "sent                 100          10           5",
                            "delivered            100          10           0",
                            "refused                0           0           5",
                            "given up               0           0           0",
                            "unfinished             0           0           0",
                            "attempts             100          10           5",
                            "retries                0           0           0",
                            "200                 110  {\"received\":true}",
                            "As expected: all events delivered, all forgeries refused");
        }
    }

    @Test
    void repeatsEventsWithSameSeedOnly() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(VERIFYING)) {
            load(endpoint, "--count", "50", "--seed", "5", "--shuffle");
            load(endpoint, "--count", "50", "--seed", "5");
            assertThat(ids(endpoint.received())).hasSize(50);

            load(endpoint, "--count", "50", "--seed", "6");
            assertThat(ids(endpoint.received())).hasSize(100);
        }
    }

    @Test
    void sendsDuplicateAsSameBytes() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(VERIFYING)) {
            load(endpoint, "--count", "50", "--duplicates", "1");

            Set<String> bodies =
                    endpoint.received().stream().map(Received::text).collect(Collectors.toSet());
            assertThat(endpoint.received()).hasSize(100);
            assertThat(bodies).hasSize(50);
        }
    }

    @Test
    void failsIfEventIsGivenUp() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(500)) {
            int code = load(endpoint, "--count", "3", "--max-attempts", "2");

            assertThat(code).isEqualTo(1);
            assertThat(terminal.lines()).contains("Not as expected: events given up: 3");
            assertFigures(report().get("events"), 3, 0, 0, 3);
        }
    }

    @Test
    void failsIfEventIsRefused() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(422)) {
            assertThat(load(endpoint, "--count", "3")).isEqualTo(1);
            assertThat(terminal.lines()).contains("Not as expected: genuine events refused: 3");
        }
    }

    @Test
    void failsIfForgeryIsAccepted() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            assertThat(load(endpoint, "--count", "10", "--forged", "0.2")).isEqualTo(1);
            assertThat(terminal.lines()).contains("Not as expected: forgeries accepted: 2");
        }
    }

    @Test
    void reportsEndpointThatIsDown() throws IOException {
        int code = terminal.run(
                "load",
                "--to",
                ScriptedEndpoint.nowhere(),
                "--secret",
                SECRET,
                "--count",
                "3",
                "--max-attempts",
                "2",
                "--base-delay",
                "1ms");

        assertThat(code).isEqualTo(1);
        assertThat(terminal.out()).containsPattern("no connection +6  connection refused: nothing listens at 127");
    }

    @Test
    void logsLineForEachDelivery() throws IOException {
        Path log = folder.resolve("log.csv");
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(VERIFYING)) {
            load(endpoint, "--count", "20", "--duplicates", "0.1", "--forged", "0.1", "--log", log.toString());

            List<String> lines = Files.readAllLines(log);
            assertThat(lines).hasSize(25).startsWith("kind,id,type,outcome,attempts");
            Set<String> logged = lines.stream()
                    .filter(line -> line.startsWith("event,"))
                    .map(line -> line.split(",", -1)[1])
                    .collect(Collectors.toSet());
            assertThat(logged)
                    .isEqualTo(ids(endpoint.received().stream()
                            .filter(LoadCommandTest::isGenuine)
                            .toList()));
            assertThat(lines.stream().filter(line -> line.startsWith("forgery,")))
                    .hasSize(2)
                    .allMatch(line -> line.endsWith(",refused,1"));
        }
    }

    @Test
    void showsBarButNoSecretOnTerminal() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(VERIFYING)) {
            terminal.run(
                    true,
                    args(
                            endpoint,
                            "--count",
                            "20",
                            "--report",
                            folder.resolve("all").toString()));

            assertThat(terminal.err()).contains("20/20");
            assertThat(terminal.out() + terminal.err()).doesNotContain(SECRET);
            assertThat(Files.readString(folder.resolve("all.json"))).doesNotContain(SECRET);
            assertThat(Files.readString(folder.resolve("all.html"))).doesNotContain(SECRET);
        }
    }

    @Test
    void reportsCommandLineWithoutSecret() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(VERIFYING)) {
            load(endpoint, "--count=20", "--shuffle", "--seed", "7", "--log", folder + "/it's a log.csv");

            assertThat(report().get("command").textValue())
                    .isEqualTo("simulator load --to " + endpoint.uri() + " --base-delay 5ms --report " + folder
                            + "/report.json --count 20 --shuffle --seed 7 --log '" + folder + "/it'\\''s a log.csv'");
        }
    }

    @Test
    void reportsTimelineAndTroubledDeliveries() throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(503, 200)) {
            load(endpoint, "--count", "30", "--concurrency", "1");

            JsonNode troubled = report().get("troubled");
            assertThat(troubled).hasSize(1);
            assertThat(troubled.get(0).get("attempts").get(0).get("kind").textValue())
                    .isEqualTo("5xx");
            assertThat(terminal.lines()).contains(troubled.get(0).get("id").textValue() + "  delivered   503, 200");
            assertThat(terminal.err())
                    .contains("503  event " + troubled.get(0).get("id").textValue());
            JsonNode timeline = report().get("timeline");
            assertThat(timeline.valueStream()
                            .mapToInt(point -> point.get("answers").get("2xx").intValue())
                            .sum())
                    .isEqualTo(30);
            assertThat(report().get("running").booleanValue()).isFalse();
            assertThat(report().get("waiting").intValue()).isZero();
        }
    }

    private int load(ScriptedEndpoint endpoint, String... more) {
        return terminal.run(args(endpoint, more));
    }

    private String[] args(ScriptedEndpoint endpoint, String... more) {
        String required = "load --to " + endpoint.uri() + " --secret " + SECRET + " --base-delay 5ms";
        String report = List.of(more).contains("--report") ? "" : " --report " + folder + "/report.json";
        return Stream.concat(Stream.of((required + report).split(" ")), Stream.of(more))
                .toArray(String[]::new);
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    }

    private static void assertFigures(JsonNode figures, int sent, int delivered, int refused, int givenUp) {
        assertThat(figures.get("planned").intValue()).isEqualTo(sent);
        assertThat(figures.get("sent").intValue()).isEqualTo(sent);
        assertThat(figures.get("delivered").intValue()).isEqualTo(delivered);
        assertThat(figures.get("refused").intValue()).isEqualTo(refused);
        assertThat(figures.get("givenUp").intValue()).isEqualTo(givenUp);
        assertThat(figures.get("unfinished").intValue()).isZero();
    }

    private static Map<String, Integer> answers(JsonNode report) {
        return report.get("answers")
                .valueStream()
                .collect(Collectors.toMap(
                        answer -> answer.get("answer").textValue(),
                        answer -> answer.get("count").intValue()));
    }

    private static int sum(JsonNode rows, String field) {
        return rows.valueStream().mapToInt(row -> row.get(field).intValue()).sum();
    }

    private static boolean isGenuine(Received delivery) {
        return VERIFIER.verify(delivery.body(), delivery.signature());
    }

    private static Set<String> ids(List<Received> deliveries) {
        return deliveries.stream()
                .map(delivery -> new WebhookParser().parse(delivery.body()))
                .map(WebhookEvent::id)
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }
}
