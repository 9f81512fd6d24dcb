package com.raliopay.webhooks.simulator.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stream of changes, as a browser reads it. */
@Timeout(60)
class EventStreamTest {

    private record Event(String name, JsonNode data) {}

    /** Reads server-sent events. */
    private static final class Reader implements AutoCloseable {

        private final HttpURLConnection connection;
        private final BufferedReader lines;

        Reader(InspectorClient page) throws IOException {
            connection = (HttpURLConnection) page.uri("/api/stream").toURL().openConnection();
            connection.setRequestProperty("Accept", "text/event-stream");
            lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            assertThat(connection.getContentType()).startsWith("text/event-stream");
            assertThat(lines.readLine()).startsWith(":");
        }

        Event next() throws IOException {
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); ; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring("data: ".length()));
                } else if (line.isEmpty() && !name.isEmpty()) {
                    return new Event(name, InspectorClient.JSON.readTree(data.toString()));
                }
            }
        }

        /** {@return the events up to the first one that meets the condition} */
        List<Event> until(Predicate<Event> condition) throws IOException {
            List<Event> events = new ArrayList<>();
            do {
                events.add(next());
            } while (!condition.test(events.get(events.size() - 1)));
            return events;
        }

        /** {@return whether nothing more comes: in order, or because the server has closed the connection} */
        boolean hasEnded() {
            try {
                return lines.readLine() == null;
            } catch (IOException e) {
                return true;
            }
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }

    @Test
    void reportsEachChangeOfADelivery() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(500, 200);
                InspectorClient page = InspectorClient.sendingTo(endpoint.uri());
                Reader stream = new Reader(page)) {
            String id = page.deliver("{\"type\":\"kyc_state_updated\"}", "right", "retries")
                    .get(0);

            List<Event> events = stream.until(
                    event -> "delivered".equals(event.data().path("state").textValue()));

            assertThat(events).extracting(Event::name).containsOnly("delivery");
            assertThat(events)
                    .allSatisfy(event ->
                            assertThat(event.data().get("id").textValue()).isEqualTo(id));
            assertThat(events.get(events.size() - 1).data().get("attempts")).hasSize(2);
        }
    }

    @Test
    void reportsSwitchesAndWhatIsRemoved() throws Exception {
        try (InspectorClient page = InspectorClient.listening();
                Reader stream = new Reader(page)) {
            page.post("/api/switches", "{\"fail\":2,\"reject\":false,\"delayMillis\":0,\"storeDown\":false}");
            Event state = stream.next();
            String id = page.deliver("{\"odd\":\"CUT_OFF\"}", "none", "once").get(0);
            page.awaitState(id, "refused");
            page.delete("/api/history");

            assertThat(state.name()).isEqualTo("state");
            assertThat(state.data().at("/listen/switches/fail").intValue()).isEqualTo(2);
            assertThat(state.data().get("history").isNull()).isTrue();
            assertThat(stream.until(event -> event.name().equals("removed")
                            && event.data().get("id").textValue().equals(id)))
                    .isNotEmpty();
        }
    }

    @Test
    void endsWithTheInspector() throws Exception {
        InspectorClient page = InspectorClient.listening();
        try (Reader stream = new Reader(page)) {
            page.close();

            assertThat(stream.hasEnded()).isTrue();
        }
    }

    @Test
    void freesThreadOfPageThatIsClosed() throws Exception {
        try (InspectorClient page = InspectorClient.listening()) {
            for (int i = 0; i < 3; i++) {
                new Reader(page).close();
            }
            while (isServing()) {
                page.deliver(
                        "{\"type\":\"kyc_state_updated\"}", "right", "once"); // a write shows that the page is closed
            }
        }
    }

    @RepeatedTest(10)
    void freesThreadsWhenTheInspectorEnds() throws Exception {
        InspectorClient page = InspectorClient.listening();
        try (Reader first = new Reader(page);
                Reader second = new Reader(page)) {
            page.deliver("{\"type\":\"kyc_state_updated\"}", "right", "once");
            assertThat(first.next()).isNotNull();
            assertThat(second.next()).isNotNull();

            page.close();

            while (isServing()) {
                Thread.sleep(10);
            }
        }
    }

    /** Returns whether a thread serves a stream, or what Javalin does after it. */
    private static boolean isServing() {
        return Thread.getAllStackTraces().values().stream()
                .anyMatch(frames -> Stream.of(frames)
                        .anyMatch(frame -> frame.getClassName().equals(EventStream.class.getName())
                                || frame.getMethodName().equals("handleHttpException")));
    }
}
