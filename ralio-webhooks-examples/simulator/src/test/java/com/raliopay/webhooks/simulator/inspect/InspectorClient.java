package com.raliopay.webhooks.simulator.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** An inspector in a test, and the requests that its page would send. */
final class InspectorClient implements AutoCloseable {

    static final String SECRET = "test-secret";
    static final ObjectMapper JSON = new ObjectMapper();

    private static final RetryPolicy FAST = new RetryPolicy(3, Duration.ofMillis(20), 1, Duration.ofMillis(20), 0);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Inspector inspector;

    private InspectorClient(Inspector inspector) {
        this.inspector = inspector;
    }

    static InspectorClient sendingTo(String uri) throws IOException {
        return sendingTo(uri, TIMEOUT, FAST);
    }

    static InspectorClient sendingTo(String uri, Duration timeout, RetryPolicy policy) throws IOException {
        return new InspectorClient(
                Inspector.start(new InspectorSettings(0, URI.create(uri), null, SECRET, timeout, policy)));
    }

    /** An inspector that sends to its own endpoint. */
    static InspectorClient listening() throws IOException {
        return new InspectorClient(Inspector.start(new InspectorSettings(0, null, 0, SECRET, TIMEOUT, FAST)));
    }

    URI uri(String path) {
        return inspector.page().resolve(path);
    }

    Inspector inspector() {
        return inspector;
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return request("POST", path, json);
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return request("DELETE", path, "{}");
    }

    private HttpResponse<String> request(String method, String path, String json)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json, UTF_8))
                .build());
    }

    JsonNode state() throws IOException, InterruptedException {
        return JSON.readTree(get("/api/state").body());
    }

    /** {@return what the page would get for this source, such as {@code {"odd":"TOO_LARGE"}}} */
    JsonNode compose(String source) throws IOException, InterruptedException {
        return JSON.readTree(post("/api/compose", "{\"source\":" + source + "}").body());
    }

    /** Composes and sends, and returns the ids. */
    List<String> deliver(String source, String signature, String mode) throws IOException, InterruptedException {
        return deliver(compose(source).get("body"), signature, mode);
    }

    List<String> deliver(JsonNode body, String signature, String mode) throws IOException, InterruptedException {
        ObjectNode request = JSON.createObjectNode().put("signature", signature).put("mode", mode);
        request.set("body", body);
        return ids(post("/api/deliveries", request.toString()));
    }

    static List<String> ids(HttpResponse<String> response) throws IOException {
        List<String> ids = new ArrayList<>();
        JSON.readTree(response.body()).get("ids").forEach(id -> ids.add(id.textValue()));
        return ids;
    }

    /** {@return the delivery, once the condition holds; the test's time limit ends the wait} */
    JsonNode await(String id, Predicate<JsonNode> condition) throws IOException, InterruptedException {
        while (true) {
            for (JsonNode delivery : state().get("history")) {
                if (delivery.get("id").textValue().equals(id) && condition.test(delivery)) {
                    return delivery;
                }
            }
            Thread.sleep(20);
        }
    }

    JsonNode awaitState(String id, String state) throws IOException, InterruptedException {
        return await(id, delivery -> delivery.get("state").textValue().equals(state));
    }

    /** {@return the sentence of the last attempt, once it has ended and the sentence contains this} */
    String awaitSentence(String id, String part) throws IOException, InterruptedException {
        return sentence(
                await(id, delivery -> hasEnded(delivery) && sentence(delivery).contains(part)));
    }

    /** {@return the delivery, once its last attempt has ended and the endpoint's side of it is known} */
    JsonNode awaitBothSides(String id) throws IOException, InterruptedException {
        return await(id, delivery -> hasEnded(delivery) && sentence(delivery).contains("—"));
    }

    private static boolean hasEnded(JsonNode delivery) {
        JsonNode attempts = delivery.get("attempts");
        return !attempts.isEmpty()
                && attempts.get(attempts.size() - 1).get("millis").isNumber();
    }

    static String sentence(JsonNode delivery) {
        JsonNode attempts = delivery.get("attempts");
        return attempts.isEmpty()
                ? ""
                : attempts.get(attempts.size() - 1).get("sentence").textValue();
    }

    @Override
    public void close() {
        inspector.close();
    }
}
