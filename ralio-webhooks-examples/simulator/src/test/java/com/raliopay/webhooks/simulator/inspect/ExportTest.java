package com.raliopay.webhooks.simulator.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What can be taken out of the inspector, and into it. */
@Timeout(60)
class ExportTest {

    private ScriptedEndpoint endpoint;
    private InspectorClient page;

    @BeforeEach
    void start() throws IOException {
        endpoint = ScriptedEndpoint.answering(200);
        page = InspectorClient.sendingTo(endpoint.uri());
    }

    @AfterEach
    void close() {
        page.close();
        endpoint.close();
    }

    private String sent(String source, String signature) throws IOException, InterruptedException {
        String id = page.deliver(source, signature, "once").get(0);
        page.awaitState(id, "delivered");
        return id;
    }

    @Test
    void copiesADeliveryAsCurl() throws Exception {
        String id = sent("{\"type\":\"kyc_state_updated\"}", "right");

        HttpResponse<String> curl = page.get("/api/deliveries/" + id + "/curl");

        assertThat(curl.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(curl.body())
                .startsWith("curl ")
                .contains("'X-Signature: " + endpoint.received().get(0).signature() + "'")
                .contains(endpoint.received().get(0).text())
                .endsWith("'" + endpoint.uri() + "'\n");
    }

    @Test
    void savesADeliveryAsAFixtureByteForByte() throws Exception {
        String id = sent("{\"fixture\":\"SESSION_FAILED_SEVERAL_CHECKS\"}", "right");

        HttpResponse<String> fixture = page.get("/api/deliveries/" + id + "/fixture?mask=false");

        assertThat(fixture.body()).isEqualTo(endpoint.received().get(0).text());
        assertThat(fixture.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"kyc_session_failed.json\"");
    }

    @Test
    void masksPersonalDataInAFixtureThatStillParses() throws Exception {
        String id = sent("{\"fixture\":\"SESSION_FAILED_SEVERAL_CHECKS\"}", "right");

        String masked = page.get("/api/deliveries/" + id + "/fixture?mask=true").body();

        SessionFailed event = (SessionFailed) new WebhookParser().parse(masked);
        SessionFailed original = Fixture.SESSION_FAILED_SEVERAL_CHECKS.event(SessionFailed.class);
        assertThat(event.checks()).hasSameSizeAs(original.checks());
        assertThat(masked)
                .doesNotContain(original.subject().id().orElseThrow().toString())
                .doesNotContain(original.sessionId().toString());
    }

    @Test
    void exportsTheHistoryAsAScenarioAndReadsItAgain() throws Exception {
        sent("{\"type\":\"kyc_state_updated\"}", "right");
        sent("{\"odd\":\"NOT_UTF8\"}", "bit");
        sent("{\"odd\":\"CUT_OFF\"}", "none");
        String exported = page.get("/api/history.json").body();
        JsonNode steps = InspectorClient.JSON.readTree(exported).get("steps");
        page.delete("/api/history");

        List<String> ids = InspectorClient.ids(page.post("/api/history", exported));
        for (String id : ids) {
            page.awaitState(id, "draft");
            page.post("/api/deliveries/" + id + "/next", "{}");
            page.awaitState(id, "delivered");
        }

        assertThat(steps.findValuesAsText("signature")).containsExactly("right", "bit", "none");
        assertThat(steps.findValuesAsText("expect")).containsExactly("200", "200", "200");
        for (int i = 0; i < ids.size(); i++) {
            assertThat(endpoint.received().get(ids.size() + i).body())
                    .isEqualTo(endpoint.received().get(i).body());
            assertThat(endpoint.received().get(ids.size() + i).signature())
                    .isEqualTo(endpoint.received().get(i).signature());
        }
        assertThat(page.get("/api/history.json").body()).isEqualTo(exported);
    }

    @Test
    void importsAnEventThatAScenarioDescribes() throws Exception {
        String scenario = """
                {"name": "twice", "steps": [{"event": "kyc_state_updated", "set": {"data.state": "LIGHT"}, "together": 2}]}""";

        List<String> ids = InspectorClient.ids(page.post("/api/history", scenario));

        assertThat(ids).hasSize(2);
        JsonNode draft = page.awaitState(ids.get(0), "draft");
        assertThat(draft.get("label").textValue()).isEqualTo("twice step 1");
        assertThat(draft.get("type").textValue()).isEqualTo("kyc_state_updated");
        assertThat(draft.at("/body/text").textValue()).contains("\"LIGHT\"");
        assertThat(endpoint.received()).isEmpty();
    }

    @Test
    void hasNothingToExportAtFirst() throws Exception {
        assertThat(page.get("/api/history.json").body())
                .isEqualTo("{\"error\":\"The history has no deliveries to export\"}");
    }

    @Test
    void refusesToMaskWhatIsNotJson() throws Exception {
        String id = sent("{\"odd\":\"CUT_OFF\"}", "right");

        assertThat(page.get("/api/deliveries/" + id + "/fixture?mask=true").statusCode())
                .isEqualTo(422);
    }
}
