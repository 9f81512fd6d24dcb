package com.raliopay.webhooks.simulator.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An endpoint that answers with anything. */
@Timeout(60)
class HostileEndpointTest {

    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ZERO, 1, Duration.ZERO, 0);
    private static final String VERIFIED = "{\"type\":\"kyc_session_verified\"}";

    private static JsonNode attempt(String response, String forEver, Duration timeout)
            throws IOException, InterruptedException {
        try (HostileEndpoint endpoint = new HostileEndpoint(response, forEver);
                InspectorClient page = InspectorClient.sendingTo(endpoint.uri(), timeout, ONCE)) {
            String id = page.deliver(VERIFIED, "right", "once").get(0);
            JsonNode delivery = page.await(id, d -> d.at("/attempts/0/millis").isNumber());

            assertThat(page.get("/").statusCode()).isEqualTo(200);
            return delivery.at("/attempts/0");
        }
    }

    private static JsonNode attempt(String response) throws IOException, InterruptedException {
        return attempt(response, "", Duration.ofSeconds(30));
    }

    @Test
    void keepsTheStartOfALargeBody() throws Exception {
        JsonNode attempt = attempt("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(5_000_000));

        assertThat(attempt.get("status").intValue()).isEqualTo(200);
        assertThat(attempt.get("body").textValue()).hasSize(4_000);
        assertThat(attempt.get("bodyLeftOut").booleanValue()).isTrue();
    }

    @Test
    void givesUpOnABodyThatNeverEnds() throws Exception {
        JsonNode attempt = attempt("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(8_192), Duration.ofMillis(500));

        assertThat(attempt.get("label").textValue()).isEqualTo("timeout");
        assertThat(attempt.get("kind").textValue()).isEqualTo("none");
    }

    @Test
    void givesUpOnHeadersThatNeverEnd() throws Exception {
        JsonNode attempt = attempt("HTTP/1.1 200 OK\r\n", "X-Header: value\r\n".repeat(500), Duration.ofSeconds(2));

        assertThat(attempt.get("kind").textValue()).isEqualTo("none");
        assertThat(attempt.get("headers")).isEmpty();
    }

    @Test
    void keepsTheFirstOfThousandsOfHeaders() throws Exception {
        JsonNode attempt =
                attempt("HTTP/1.1 500 No\r\n" + "X-Header: value\r\n".repeat(3_000) + "Content-Length: 0\r\n\r\n");

        assertThat(attempt.get("headers")).hasSize(100);
        assertThat(attempt.get("headersLeftOut").intValue()).isEqualTo(2_901);
    }

    @Test
    void replacesControlCharacters() throws Exception {
        JsonNode attempt = attempt("HTTP/1.1 400 Bad\r\nX-Evil: a\u0085b\r\n\r\n"
                + "\u0000\u001b]0;title\u0007 <script>alert(1)</script>\u00ff");

        String body = attempt.get("body").textValue();
        assertThat(body).contains("<script>alert(1)</script>");
        assertThat(attempt.toString().chars()).allMatch(c -> c >= ' ');
        assertThat(body.chars()).allMatch(c -> c >= ' ' && c != 0x7f);
    }

    @Test
    void saysThatTheAnswerIsNotHttp() throws Exception {
        JsonNode attempt = attempt("SSH-2.0-OpenSSH_9.2\r\n");

        assertThat(attempt.get("label").textValue()).isEqualTo("no answer");
        assertThat(attempt.get("status").intValue()).isZero();
    }

    @Test
    void showsBodiesAsTextOnly() throws Exception {
        try (HostileEndpoint endpoint = new HostileEndpoint("HTTP/1.1 200 OK\r\n\r\n<script>alert(1)</script>", "");
                InspectorClient page = InspectorClient.sendingTo(endpoint.uri())) {
            String id = page.deliver(VERIFIED, "right", "once").get(0);
            page.awaitState(id, "delivered");

            for (String path : new String[] {"/api/state", "/api/history.json", "/api/deliveries/" + id + "/fixture"}) {
                HttpResponse<String> response = page.get(path);
                assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
                assertThat(response.headers().firstValue("X-Content-Type-Options"))
                        .hasValue("nosniff");
            }
        }
    }
}
