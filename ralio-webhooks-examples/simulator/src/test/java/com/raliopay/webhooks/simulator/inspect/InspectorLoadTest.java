package com.raliopay.webhooks.simulator.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Load tests from the page. */
@Timeout(60)
class InspectorLoadTest {

    private static final String SMALL = """
            {"count":20,"concurrency":2,"duplicates":0.1,"forged":0.1,"shuffle":true}""";

    private static JsonNode awaitEnd(InspectorClient page) throws Exception {
        JsonNode load = page.state().get("load");
        while (load.isNull() || load.get("running").booleanValue()) {
            Thread.sleep(20);
            load = page.state().get("load");
        }
        return load;
    }

    @Test
    void runsAndLeavesTheHistoryAlone() throws Exception {
        try (InspectorClient page = InspectorClient.listening()) {
            assertThat(page.post("/api/load", SMALL).statusCode()).isEqualTo(202);
            JsonNode load = awaitEnd(page);

            assertThat(load.at("/events/delivered").intValue()).isEqualTo(20);
            assertThat(load.at("/forgeries/refused").intValue()).isEqualTo(2);
            assertThat(page.state().get("history")).isEmpty();
        }
    }

    @Test
    void runsOneAtATimeAndCanBeStopped() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering((number, received) -> {
                    stopped.await();
                    return new ScriptedEndpoint.Scripted(200, "");
                });
                InspectorClient page = InspectorClient.sendingTo(endpoint.uri())) {
            page.post("/api/load", SMALL);
            assertThat(page.post("/api/load", SMALL).statusCode()).isEqualTo(409);

            assertThat(page.delete("/api/load").statusCode()).isEqualTo(200);
            stopped.countDown();

            assertThat(awaitEnd(page).get("interrupted").booleanValue()).isTrue();
        }
    }
}
