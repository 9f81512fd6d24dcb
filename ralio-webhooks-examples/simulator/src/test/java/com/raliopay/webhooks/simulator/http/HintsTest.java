package com.raliopay.webhooks.simulator.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HintsTest {

    private static final URI TO = URI.create("https://localhost:1/");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource({
        "401, is its secret the same",
        "403, CSRF protection",
        "404, compare the URL with the route",
        "405, not for POST",
        "413, raise that limit",
        "415, application/json",
        "301, Redirects are not followed"
    })
    void suggestsWhatToLookAt(int status, String part) {
        assertThat(Hints.of(Response.of(status, ""))).contains(part).matches(".*[.?]");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 400, 422, 500, 503})
    void suggestsNothingWhereTheResponseSaysItAll(int status) {
        assertThat(Hints.of(Response.of(status, ""))).isEmpty();
    }

    @Test
    void showsLocationOfRedirectPrintably() {
        ResponseHeaders headers = ResponseHeaders.of(
                HttpHeaders.of(Map.of("Location", List.of("/login\u001b[2J")), (name, value) -> true));

        assertThat(Hints.of(new Response(302, null, "", false, headers)))
                .startsWith("The endpoint redirects to /login\uFFFD[2J, and redirects are not followed");
    }

    @Test
    void namesPlainHttpBehindHttps() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Response> sent = new HttpSender(
                            URI.create("https://127.0.0.1:" + server.getLocalPort()), TIMEOUT)
                    .send(new Message("", "", new byte[0], null))
                    .thenApply(HttpSender.Attempt::answer);
            try (Socket socket = server.accept()) {
                assertThat(socket.getInputStream().read())
                        .isNotNegative(); // the client has begun, as with a real server
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                socket.getOutputStream().flush();
                Response response = sent.join();

                assertThat(response.text() + " " + Hints.of(response)).contains("use http:// instead of https://");
            }
        }
    }

    @Test
    void mentionsTlsIfConnectionIsClosedWithoutAnswer() {
        IOException closed = new IOException("HTTP/1.1 header parser received no bytes");

        assertThat(Response.of(closed, URI.create("https://localhost:8080"), TIMEOUT)
                        .text())
                .contains("if the endpoint does not speak TLS on this port, use http://");
        assertThat(Response.of(closed, URI.create("http://localhost:8080"), TIMEOUT)
                        .text())
                .isEqualTo("IOException: HTTP/1.1 header parser received no bytes");
    }

    @Test
    void namesUntrustedCertificate() {
        Response response = Response.of(
                new SSLHandshakeException("PKIX path building failed: unable to find valid certification path"),
                TO,
                TIMEOUT);

        assertThat(Hints.of(response)).startsWith("The certificate is not trusted");
    }

    @Test
    void namesOtherTlsFailures() {
        assertThat(Hints.of(Response.of(new SSLHandshakeException("handshake_failure"), TO, TIMEOUT)))
                .contains("no common TLS version");
    }

    @Test
    void asksWhetherEndpointRuns() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Response response = new HttpSender(URI.create("http://127.0.0.1:" + port), TIMEOUT)
                .send(new Message("", "", new byte[0], null))
                .join()
                .answer();

        assertThat(response.failure()).isEqualTo(Failure.CONNECTION_REFUSED);
        assertThat(Hints.of(response)).isEqualTo("Is the endpoint running, and on this port?");
    }
}
