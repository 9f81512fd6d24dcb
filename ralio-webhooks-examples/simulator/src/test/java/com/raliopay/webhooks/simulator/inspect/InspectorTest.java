package com.raliopay.webhooks.simulator.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page does, over HTTP. */
@Timeout(60)
class InspectorTest {

    private static final String VERIFIED = "{\"type\":\"kyc_session_verified\"}";
    private static final SignatureVerifier SIGNER = SignatureVerifier.of(InspectorClient.SECRET);

    @Test
    void describesItselfToThePage() throws Exception {
        try (InspectorClient page = InspectorClient.sendingTo("http://127.0.0.1:9/webhooks")) {
            JsonNode state = page.state();

            assertThat(state.get("to").textValue()).isEqualTo("http://127.0.0.1:9/webhooks");
            assertThat(state.get("listen").isNull()).isTrue();
            assertThat(state.get("policy")).isEqualTo(InspectorClient.JSON.readTree("""
                    {"maxAttempts":3,"baseMillis":20,"factor":1.0,"maxMillis":20}"""));
            assertThat(state.get("types")).hasSize(EventType.values().length);
            assertThat(state.get("fixtures")).hasSize(Fixture.values().length);
            assertThat(state.get("maxBodyBytes").intValue()).isEqualTo(1024 * 1024);
            assertThat(state.get("observed").booleanValue()).isFalse();
            assertThat(state.get("history")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html, <!doctype html>",
        "/page/app.js, text/javascript, ralio",
        "/page/page.css, text/css, color-scheme",
        "/lib/preact.js, text/javascript, preact",
        "/lib/hooks.js, text/javascript, preactHooks",
        "/lib/htm.js, text/javascript, htm",
        "/lib/chart.js, text/javascript, Chart"
    })
    void servesThePageAndItsLibraries(String path, String type, String part) throws Exception {
        try (InspectorClient page = InspectorClient.listening()) {
            var response = page.get(path);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
            assertThat(response.body()).contains(part);
        }
    }

    @ParameterizedTest
    @CsvSource({"/nothing", "/page/nothing.js", "/page/..%2fPageFiles.class", "/lib/react.js", "/api/nothing"})
    void hasNothingElse(String path) throws Exception {
        try (InspectorClient page = InspectorClient.listening()) {
            assertThat(page.get(path).statusCode()).isIn(400, 404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void composesEveryFixtureWithAnIdOfItsOwn(Fixture fixture) throws Exception {
        try (InspectorClient page = InspectorClient.listening()) {
            JsonNode composed = page.compose("{\"fixture\":\"" + fixture + "\"}");

            assertThat(composed.at("/parsed/ok").booleanValue()).isTrue();
            assertThat(composed.at("/parsed/type").textValue())
                    .isEqualTo(fixture.event().type());
            assertThat(composed.at("/parsed/id").textValue())
                    .isNotEqualTo(fixture.event().id().toString());
        }
    }

    @Test
    void composesAnEventAboutASubject() throws Exception {
        try (InspectorClient page = InspectorClient.listening()) {
            JsonNode composed =
                    InspectorClient.JSON.readTree(page.post("/api/compose", """
                    {"source": {"type": "kyc_state_updated"}, "subject": "related-party",
                     "subjectId": "c0ffee00-1111-4222-8333-444455556666"}""").body());

            assertThat(composed.at("/parsed/subject").textValue()).isEqualTo("c0ffee00-1111-4222-8333-444455556666");
            assertThat(composed.at("/parsed/fields").findValuesAsText("path"))
                    .containsExactly(
                            "id", "timestamp", "data.kycId", "data.state", "data.relatedPartyId", "data.entityType");
            assertThat(composed.at("/body/text").textValue()).contains("\"entityType\":\"related-party\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNKNOWN_TYPE  | true  |               |                 | HANDLED if a listener for UnrecognizedEvent is registered, else IGNORED
            NEW_LEVEL     | true  |               |                 | HANDLED if a listener for kyc_state_updated is registered, else IGNORED
            SNAKE_CASE    | true  |               |                 | HANDLED if a listener for kyc_state_updated is registered, else IGNORED
            NOT_UTF8      | true  |               |                 | HANDLED if a listener for kyc_expiration_warning is registered, else IGNORED
            MISSING_FIELD | false | INVALID_EVENT | /data/sessionId | UNREADABLE if a listener for kyc_session_verified is registered, else IGNORED: /data/sessionId must be a UUID but was missing
            CUT_OFF       | false | NOT_AN_EVENT  | ''              | UNREADABLE: the body is not valid JSON
            TOO_LARGE     | false | TOO_LARGE     | ''              | TOO_LARGE: the body must have at most 1048576 bytes but had 1048577
            """)
    void showsWhatTheParserMakesOfOddBodies(String odd, boolean ok, String problem, String pointer, String outcome)
            throws Exception {
        try (InspectorClient page = InspectorClient.listening()) {
            JsonNode composed = page.compose("{\"odd\":\"" + odd + "\"}");
            JsonNode parsed = InspectorClient.JSON.readTree(
                    page.post("/api/parse", composed.get("body").toString()).body());

            assertThat(parsed).isEqualTo(composed.get("parsed"));
            assertThat(parsed.get("ok").booleanValue()).isEqualTo(ok);
            assertThat(parsed.get("problem").textValue()).isEqualTo(problem);
            assertThat(parsed.get("pointer").textValue()).isEqualTo(pointer);
            assertThat(parsed.get("outcome").textValue()).isEqualTo(outcome);
            assertThat(composed.get("body").has("base64")).isEqualTo(odd.equals("NOT_UTF8"));
        }
    }

    @ParameterizedTest
    @CsvSource({"right, true, true", "wrong, true, false", "none, false, false", "bit, true, false"})
    void signsAsAsked(String signature, boolean signed, boolean holds) throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200);
                InspectorClient page = InspectorClient.sendingTo(endpoint.uri())) {
            String id = page.deliver(VERIFIED, signature, "once").get(0);
            page.awaitState(id, "delivered");

            ScriptedEndpoint.Received received = endpoint.received().get(0);
            assertThat(received.signature() != null).isEqualTo(signed);
            assertThat(SIGNER.verify(received.body(), received.signature())).isEqualTo(holds);
        }
    }

    @Test
    void retriesAsRalioDoes() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(500, 503, 200);
                InspectorClient page = InspectorClient.sendingTo(endpoint.uri())) {
            String id = page.deliver(VERIFIED, "right", "retries").get(0);
            JsonNode delivery = page.awaitState(id, "delivered");

            assertThat(delivery.get("attempts").findValuesAsText("kind")).containsExactly("5xx", "5xx", "2xx");
            assertThat(delivery.get("attempts").findValuesAsText("number")).containsExactly("1", "2", "3");
            assertThat(endpoint.received())
                    .extracting(ScriptedEndpoint.Received::text)
                    .containsOnly(endpoint.received().get(0).text());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | retries | refused  | 4xx: never again; this event is lost
            302 | retries | refused  | a redirect is not followed; this event is lost
            500 | retries | given-up | given up after attempt 3; this event is lost
            500 | once    | stopped  | sent once; Ralio would try again
            201 | once    | delivered | delivered
            """)
    void saysWhatRalioDoesNext(int status, String mode, String state, String next) throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(status);
                InspectorClient page = InspectorClient.sendingTo(endpoint.uri())) {
            String id = page.deliver(VERIFIED, "right", mode).get(0);

            assertThat(page.awaitState(id, state).get("next").textValue()).isEqualTo(next);
        }
    }

    @Test
    void sendsTheNextAttemptNowAndSkipsTheOtherWaits() throws Exception {
        RetryPolicy slow = new RetryPolicy(4, Duration.ofHours(1), 1, Duration.ofHours(1), 0);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(500, 500, 500, 200);
                InspectorClient page = InspectorClient.sendingTo(endpoint.uri(), Duration.ofSeconds(30), slow)) {
            String id = page.deliver(VERIFIED, "right", "retries").get(0);
            JsonNode waiting = page.awaitState(id, "waiting");
            assertThat(waiting.get("next").textValue()).isEqualTo("next attempt in 3,600.0 s");
            assertThat(waiting.get("nextAt").longValue()).isPositive();

            page.post("/api/deliveries/" + id + "/next", "{\"skipWaits\":false}");
            page.await(
                    id,
                    d -> d.get("attempts").size() == 2
                            && d.get("state").textValue().equals("waiting"));
            page.post("/api/deliveries/" + id + "/next", "{\"skipWaits\":true}");

            assertThat(page.awaitState(id, "delivered").get("attempts")).hasSize(4);
        }
    }

    @Test
    void stopsADeliveryThatWaits() throws Exception {
        RetryPolicy slow = new RetryPolicy(4, Duration.ofHours(1), 1, Duration.ofHours(1), 0);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(500);
                InspectorClient page = InspectorClient.sendingTo(endpoint.uri(), Duration.ofSeconds(30), slow)) {
            String id = page.deliver(VERIFIED, "right", "retries").get(0);
            page.awaitState(id, "waiting");

            page.post("/api/deliveries/" + id + "/stop", "{}");

            JsonNode stopped = page.awaitState(id, "stopped");
            assertThat(stopped.get("nextAt").isNull()).isTrue();
            assertThat(stopped.get("attempts")).hasSize(1);
        }
    }

    @Test
    void sendsTwiceOneAfterTheOtherAndTwiceTogether() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(500, 200);
                InspectorClient page = InspectorClient.sendingTo(endpoint.uri())) {
            List<String> twice = page.deliver(VERIFIED, "right", "twice");
            JsonNode first = page.awaitState(twice.get(0), "delivered");
            JsonNode second = page.awaitState(twice.get(1), "delivered");

            assertThat(second.get("eventId")).isEqualTo(first.get("eventId"));
            assertThat(second.at("/attempts/0/at").longValue())
                    .isGreaterThanOrEqualTo(first.at("/attempts/1/at").longValue());

            List<String> together = page.deliver(VERIFIED, "right", "together");
            page.awaitState(together.get(0), "delivered");
            page.awaitState(together.get(1), "delivered");
            assertThat(endpoint.received()).hasSize(5);
        }
    }

    @Test
    void replaysWithTheSameOrAFreshId() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200);
                InspectorClient page = InspectorClient.sendingTo(endpoint.uri())) {
            String id = page.deliver("{\"odd\":\"NOT_UTF8\"}", "right", "once").get(0);
            JsonNode original = page.awaitState(id, "delivered");
            String replay = "/api/deliveries/" + id + "/replay";
            String same = InspectorClient.ids(page.post(replay, "{\"freshId\":false}"))
                    .get(0);
            JsonNode again = page.awaitState(same, "delivered");
            String fresh =
                    InspectorClient.ids(page.post(replay, "{\"freshId\":true}")).get(0);
            JsonNode other = page.awaitState(fresh, "delivered");

            assertThat(again.get("body")).isEqualTo(original.get("body"));
            assertThat(other.get("eventId")).isNotEqualTo(original.get("eventId"));
            assertThat(other.get("bytes")).isEqualTo(original.get("bytes"));
            assertThat(SIGNER.verify(
                            endpoint.received().get(2).body(),
                            endpoint.received().get(2).signature()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/compose          | {}                                     | 400 | The request has no source
            /api/compose          | {"source":{"type":"kyc"}}              | 400 | The event type is not one of the five
            /api/compose          | {"source":{"fixture":"NO"}}            | 400 | There is no such payload
            /api/compose          | {"source":{"delivery":"77"}}           | 404 | This delivery is no longer in the history
            /api/parse            | {}                                     | 400 | A body needs text or base64
            /api/parse            | {"base64":"?"}                         | 400 | The body is not valid base64
            /api/deliveries       | {"signature":"right","mode":"once"}    | 400 | The request has no body to send
            /api/deliveries       | {"body":{"text":""},"mode":"once"}     | 400 | The request has no known signature
            /api/deliveries/7/next | {}                                    | 404 | This delivery is no longer in the history
            /api/switches         | {}                                     | 409 | The inspector has no endpoint of its own: start it with --listen
            /api/load             | {}                                     | 400 | count must be from 1 to 10,000,000 but was 0
            /api/history          | {}                                     | 400 | The file is not a scenario: "steps" must have at least one step
            """)
    void namesWhatIsWrong(String path, String json, int status, String sentence) throws Exception {
        try (InspectorClient page = InspectorClient.sendingTo("http://127.0.0.1:9/")) {
            var response = page.post(path, json);

            assertThat(InspectorClient.JSON
                            .readTree(response.body())
                            .get("error")
                            .textValue())
                    .isEqualTo(sentence);
            assertThat(response.statusCode()).isEqualTo(status);
        }
    }

    @Test
    void clearsTheHistoryAndPlansNoMoreAttempts() throws IOException, InterruptedException {
        RetryPolicy slow = new RetryPolicy(4, Duration.ofHours(1), 1, Duration.ofHours(1), 0);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(500);
                InspectorClient page = InspectorClient.sendingTo(endpoint.uri(), Duration.ofSeconds(30), slow)) {
            String id = page.deliver(VERIFIED, "right", "retries").get(0);
            page.awaitState(id, "waiting");

            assertThat(page.delete("/api/history").statusCode()).isEqualTo(200);

            assertThat(page.state().get("history")).isEmpty();
            assertThat(page.post("/api/deliveries/" + id + "/next", "{}").statusCode())
                    .isEqualTo(404);
        }
    }
}
