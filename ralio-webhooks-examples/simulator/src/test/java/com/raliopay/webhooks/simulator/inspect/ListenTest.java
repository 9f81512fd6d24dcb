package com.raliopay.webhooks.simulator.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.raliopay.webhooks.testing.Fixture;
import com.raliopay.webhooks.testing.FixturePayload;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The inspector as an endpoint, behind a tunnel. */
@Timeout(20)
class ListenTest {

    private InspectorClient page;

    @BeforeEach
    void start() throws IOException {
        page = InspectorClient.listening();
    }

    @AfterEach
    void close() {
        page.close();
    }

    private HttpResponse<String> receive(FixturePayload payload, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        page.inspector().to().resolve("/any/path"))
                .POST(BodyPublishers.ofByteArray(payload.bytes()));
        headers.forEach(request::header);
        return page.send(request.build());
    }

    private JsonNode latest() throws IOException, InterruptedException {
        return page.state().at("/history/0");
    }

    @Test
    void recordsWhatArrivesWithItsHeadersAndOutcome() throws Exception {
        FixturePayload payload = Fixture.SESSION_FAILED.withNewId();

        HttpResponse<String> response = receive(payload, payload.headers(InspectorClient.SECRET));

        JsonNode delivery = latest();
        JsonNode attempt = delivery.at("/attempts/0");
        assertThat(response.body()).isEqualTo("{\"received\":true}");
        assertThat(delivery.get("direction").textValue()).isEqualTo("received");
        assertThat(delivery.get("signature").textValue()).isEqualTo("?");
        assertThat(delivery.at("/body/text").textValue()).isEqualTo(payload.text());
        assertThat(delivery.get("eventId").textValue())
                .isEqualTo(payload.event().id().toString());
        assertThat(attempt.get("sentence").textValue()).matches("received 200 in [\\d.]+ m?s — HANDLED");
        assertThat(attempt.get("headers").toString()).containsIgnoringCase("\"content-type\",\"application/json\"");
        assertThat(attempt.at("/observation/claim").textValue()).isEqualTo("acquired and completed");
        assertThat(attempt.at("/observation/listeners").toString()).isEqualTo("[\"KycEvent\"]");
        assertThat(attempt.at("/observation/stages").findValuesAsText("name"))
                .containsExactly("verify", "parse", "claim", "listener KycEvent", "complete");
        assertThat(page.state().get("observed").booleanValue()).isFalse();
    }

    @Test
    void collectsTheAttemptsOfAnEvent() throws Exception {
        FixturePayload payload = Fixture.STATE_UPDATED.withNewId();
        page.post("/api/switches", "{\"fail\":1}");

        assertThat(receive(payload, payload.headers(InspectorClient.SECRET)).statusCode())
                .isEqualTo(500);
        assertThat(latest().get("state").textValue()).isEqualTo("waiting");
        assertThat(receive(payload, payload.headers(InspectorClient.SECRET)).statusCode())
                .isEqualTo(200);
        assertThat(receive(payload, payload.headers(InspectorClient.SECRET)).statusCode())
                .isEqualTo(200);

        assertThat(page.state().get("history")).hasSize(1);
        assertThat(latest().get("attempts").findValuesAsText("outcome"))
                .containsExactly("LISTENER_FAILED", "HANDLED", "DUPLICATE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"fail":-1}        | 500 | LISTENER_FAILED
            {"reject":true}    | 422 | LISTENER_REJECTED
            {"storeDown":true} | 503 | UNAVAILABLE
            """)
    void failsWhileASwitchIsOn(String switches, int status, String outcome) throws Exception {
        page.post("/api/switches", switches);
        FixturePayload payload = Fixture.STATE_UPDATED.withNewId();

        assertThat(receive(payload, payload.headers(InspectorClient.SECRET)).statusCode())
                .isEqualTo(status);
        assertThat(receive(payload, payload.headers(InspectorClient.SECRET)).statusCode())
                .isEqualTo(status);
        assertThat(latest().at("/attempts/1/observation/outcome").textValue()).isEqualTo(outcome);

        page.post("/api/switches", "{}");
        assertThat(receive(payload, payload.headers(InspectorClient.SECRET)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesAsLongAsASwitchSays() throws Exception {
        page.post("/api/switches", "{\"delayMillis\":1001}");
        String id = page.deliver("{\"type\":\"kyc_state_updated\"}", "right", "once")
                .get(0);

        assertThat(page.awaitSentence(id, "took")).contains("HANDLED: listener KycEvent took 1.");
    }

    @ParameterizedTest
    @CsvSource({"fail, -2", "delayMillis, -1", "delayMillis, 120001"})
    void refusesSwitchesOutOfRange(String name, int value) throws Exception {
        var response = page.post("/api/switches", "{\"" + name + "\":" + value + "}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(name + " must be ");
    }

    @Test
    void showsNoPasswordOfATunnel() throws Exception {
        FixturePayload payload = Fixture.STATE_UPDATED.withNewId();

        receive(payload, Map.of("Authorization", "Basic aGlkZGVu", "Cookie", "session=hidden"));

        assertThat(latest().at("/attempts/0/headers").toString())
                .containsIgnoringCase("[\"authorization\",\"…\"]")
                .containsIgnoringCase("[\"cookie\",\"…\"]")
                .doesNotContain("aGlkZGVu", "hidden");
    }

    @Test
    void keepsForgedAndGenuineBodiesOfOneEventApart() throws Exception {
        FixturePayload payload = Fixture.STATE_UPDATED.withNewId();
        String forged = payload.text().replace("REGULAR", "PREMIUM").replace("LIGHT", "PREMIUM");
        page.send(HttpRequest.newBuilder(page.inspector().to())
                .POST(BodyPublishers.ofString(forged))
                .build());
        receive(payload, payload.headers(InspectorClient.SECRET));

        assertThat(page.state().get("history")).hasSize(2);
        assertThat(latest().at("/body/text").textValue()).isEqualTo(payload.text());
    }

    @Test
    void acceptsOnlyPost() throws Exception {
        var response = page.send(HttpRequest.newBuilder(page.inspector().to()).build());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(page.state().get("history")).isEmpty();
    }

    @Test
    void joinsTheOutcomesOfTwoDeliveriesAtTheSameTimeToTheRightOnes() throws Exception {
        page.post("/api/switches", "{\"delayMillis\":300}");
        for (String id : page.deliver("{\"type\":\"kyc_state_updated\"}", "right", "together")) {
            JsonNode delivery = page.await(
                    id,
                    d -> !d.get("attempts").isEmpty()
                            && !d.get("state").textValue().matches("sending|waiting")
                            && d.get("attempts").findValuesAsText("outcome").size()
                                    == d.get("attempts").size());
            for (JsonNode attempt : delivery.get("attempts")) {
                assertThat(attempt.at("/observation/status")).isEqualTo(attempt.get("status"));
            }
        }
    }
}
