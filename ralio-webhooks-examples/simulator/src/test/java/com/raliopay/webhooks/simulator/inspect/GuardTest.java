package com.raliopay.webhooks.simulator.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.simulator.http.RetryPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other sites in the same browser, and other machines. */
@Timeout(60)
class GuardTest {

    private InspectorClient page;

    @BeforeEach
    void start() throws IOException {
        page = InspectorClient.listening();
    }

    @AfterEach
    void close() {
        page.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:PORT",
                "127.0.0.1",
                "127.0.0.1:1",
                "localhost.evil.example:PORT",
                ""
            })
    void refusesAnotherHost(String host) throws IOException {
        String response = raw("GET /api/state HTTP/1.1\r\nHost: " + host.replace("PORT", port()));

        assertThat(response).startsWith("HTTP/1.1 4").doesNotContain("\"history\"");
    }

    @Test
    void refusesARequestWithoutHost() throws IOException {
        assertThat(raw("GET /api/state HTTP/1.0")).contains(" 403 ").doesNotContain("\"history\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:PORT", "localhost:PORT", "[::1]:PORT", "LOCALHOST:PORT"})
    void answersToItsOwnAddress(String host) throws IOException {
        assertThat(raw("GET /api/state HTTP/1.1\r\nHost: " + host.replace("PORT", port())))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1:PORT", "http://localhost:PORT"})
    void refusesAnotherOrigin(String origin) throws IOException {
        assertThat(raw("GET /api/state HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nOrigin: "
                        + origin.replace("PORT", port())))
                .startsWith("HTTP/1.1 403 ")
                .contains("Another site must not use the inspector")
                .doesNotContain("Access-Control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "text/plain; application/json"})
    void refusesWhatAFormOfAnotherSiteCanSend(String contentType) throws IOException, InterruptedException {
        for (String method : new String[] {"POST", "DELETE"}) {
            var response = page.send(HttpRequest.newBuilder(page.uri("/api/history"))
                    .header("Content-Type", contentType)
                    .method(method, BodyPublishers.ofString("{}"))
                    .build());

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).isEqualTo("{\"error\":\"The Content-Type must be application/json\"}");
        }
    }

    @Test
    void acceptsItsOwnOrigin() throws IOException, InterruptedException {
        var response = page.send(HttpRequest.newBuilder(page.uri("/api/parse"))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Origin", "http://127.0.0.1:" + port())
                .POST(BodyPublishers.ofString("{\"text\":\"{}\"}"))
                .build());

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page/app.js", "/lib/preact.js", "/api/state", "/nothing"})
    void restrictsWhatABrowserDoesWithAResponse(String path) throws IOException, InterruptedException {
        var headers = page.get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                        + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void neverSendsTheSecret() throws IOException, InterruptedException {
        String id = page.deliver("{\"type\":\"kyc_state_updated\"}", "right", "once")
                .get(0);
        page.awaitState(id, "delivered");

        for (String path : new String[] {
            "/api/state", "/api/history.json", "/api/deliveries/" + id + "/curl", "/api/deliveries/" + id + "/fixture"
        }) {
            assertThat(page.get(path).body()).isNotEmpty().doesNotContain(InspectorClient.SECRET);
        }
    }

    @Test
    void keepsTheSecretOutOfItsSettingsAsText() {
        RetryPolicy once = new RetryPolicy(1, Duration.ZERO, 1, Duration.ZERO, 0);

        assertThat(new InspectorSettings(0, null, 0, InspectorClient.SECRET, Duration.ofSeconds(1), once))
                .asString()
                .doesNotContain(InspectorClient.SECRET);
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws UnknownHostException {
        InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});

        assertThat(page.inspector().page().getHost()).isEqualTo("127.0.0.1");
        assertThat(page.inspector().to().getHost()).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> new Socket(other, page.uri("/").getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    private String port() {
        return Integer.toString(page.uri("/").getPort());
    }

    private String raw(String head) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), page.uri("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
