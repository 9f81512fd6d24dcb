package com.raliopay.webhooks.simulator.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpSenderTest {

    private static final Message MESSAGE = new Message("a type", "an id", new byte[] {'{', '}'}, "a signature");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @Test
    void timesOutOnResponseThatNeverEnds() throws Exception {
        try (ServerSocket server = server()) {
            Future<?> serving = serve(server, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nthe start", true);

            Response answer = send(server, Duration.ofMillis(300));

            assertThat(answer).isEqualTo(Response.failed(Failure.TIMEOUT, "no answer within 0.3 s"));
            assertThat(serving.isDone()).isFalse();
        }
    }

    @Test
    void retriesConnectionThatIsClosedWithoutResponse() throws Exception {
        try (ServerSocket server = server()) {
            Future<?> serving = serve(server, "", false);

            Response answer = send(server, LONG);

            assertThat(answer.label()).isEqualTo("no answer");
            assertThat(answer.verdict()).isEqualTo(Verdict.TRY_AGAIN);
            assertThat(answer.text()).isNotBlank();
            serving.get();
        }
    }

    @Test
    void ofALongAnswerTheStartIsKept() throws Exception {
        int length = 5_000_000;
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(
                (n, r) -> new ScriptedEndpoint.Scripted(200, "start" + "x".repeat(length)))) {
            Response answer = new HttpSender(URI.create(endpoint.uri()), LONG)
                    .send(MESSAGE)
                    .join()
                    .answer();

            assertThat(answer.verdict()).isEqualTo(Verdict.DELIVERED);
            assertThat(answer.text()).startsWith("startxxx").hasSize(4_000);
            assertThat(answer.truncated()).isTrue();
        }
    }

    @Test
    void sendsAdditionalHeaders() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(
                (n, r) -> new ScriptedEndpoint.Scripted(200, r.header("X-Attempt-Number")))) {
            Response answer = new HttpSender(URI.create(endpoint.uri()), LONG)
                    .send(MESSAGE, Map.of("X-Attempt-Number", "7"))
                    .join()
                    .answer();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("7");
        }
    }

    @Test
    void keepsCharactersOfSeveralBytesWhole() throws Exception {
        String body = "é€".repeat(2_000);
        try (ScriptedEndpoint endpoint =
                ScriptedEndpoint.answering((n, r) -> new ScriptedEndpoint.Scripted(200, body))) {
            Response answer = new HttpSender(URI.create(endpoint.uri()), LONG)
                    .send(MESSAGE)
                    .join()
                    .answer();

            assertThat(answer.text()).isEqualTo(body);
            assertThat(answer.truncated()).isFalse();
        }
    }

    @Test
    void sendsNoSignatureHeaderForMessageWithoutSignature() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            new HttpSender(URI.create(endpoint.uri()), LONG)
                    .send(new Message("a type", "an id", new byte[0], null))
                    .join();

            assertThat(endpoint.received().get(0).headers()).doesNotContainKey("X-Signature");
        }
    }

    @Test
    void keepsFirstHundredHeadersPrintable() throws Exception {
        String many = IntStream.range(0, 3_000)
                .mapToObj(i -> "X-" + (1_000 + i) + ": \tv" + i + "x".repeat(i == 0 ? 2_000 : 0) + "\r\n")
                .collect(Collectors.joining());
        try (ServerSocket server = server()) {
            Future<?> serving =
                    serve(server, "HTTP/1.1 200 OK\r\nLocation: /a\tb\r\nContent-Length: 0\r\n" + many + "\r\n", false);

            ResponseHeaders headers = send(server, LONG).headers();

            assertThat(headers.list()).hasSize(100);
            assertThat(headers.leftOut()).isEqualTo(3_002 - 100);
            assertThat(headers.first("LOCATION")).contains("/a b");
            assertThat(headers.first("x-1000").orElseThrow())
                    .startsWith("v0xxx")
                    .hasSize(500);
            serving.get();
        }
    }

    @Test
    void doesNotCallOtherConnectionFailureRefused() {
        Response answer = Response.of(new ConnectException("No route to host"), URI.create("http://h:1/"), LONG);

        assertThat(answer).isEqualTo(Response.failed(Failure.NO_CONNECTION, "no connection to h:1: No route to host"));
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static Response send(ServerSocket server, Duration timeout) {
        URI to = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
        return new HttpSender(to, timeout).send(MESSAGE).join().answer();
    }

    /** Answers one request with these bytes; then closes the connection, or keeps it open. */
    private Future<?> serve(ServerSocket server, String answer, boolean open) {
        return thread.submit(() -> {
            try (Socket socket = server.accept()) {
                byte[] request = new byte[8192];
                int read = socket.getInputStream().read(request);
                assertThat(read).isPositive();
                socket.getOutputStream().write(answer.getBytes(US_ASCII));
                socket.getOutputStream().flush();
                if (open) {
                    never.await();
                }
            }
            return null;
        });
    }
}
