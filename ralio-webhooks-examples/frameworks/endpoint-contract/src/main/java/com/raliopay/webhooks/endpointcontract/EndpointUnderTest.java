package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends requests to an endpoint and compares its responses with the results of a dispatcher that gets the same bytes. */
final class EndpointUnderTest {

    static final String SECRET = "a secret of the contract, çà";

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

    private final URI uri;
    private final RecordingListener listener;
    private final EndpointContract contract;
    private final Duration timeout;
    private final Duration pause;
    private @Nullable PausingBody pausingBody;
    private final SignatureVerifier signer = SignatureVerifier.of(SECRET);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Creates an instance.
     *
     * @param contract starts other endpoints of the same kind
     * @param timeout deliveries that take longer count as stuck
     * @param pause the pause in a body that pauses
     */
    EndpointUnderTest(
            URI uri, RecordingListener listener, EndpointContract contract, Duration timeout, Duration pause) {
        this.uri = uri;
        this.listener = listener;
        this.contract = contract;
        this.timeout = timeout;
        this.pause = pause;
    }

    /** Returns an endpoint of the same kind at another URI, whose listener is in another process. */
    EndpointUnderTest at(URI otherUri) {
        return new EndpointUnderTest(otherUri, new RecordingListener(), contract, timeout, pause);
    }

    URI uri() {
        return uri;
    }

    EndpointContract contract() {
        return contract;
    }

    RecordingListener listener() {
        return listener;
    }

    Duration timeout() {
        return timeout;
    }

    SignatureVerifier signer() {
        return signer;
    }

    Map<String, String> signed(byte[] body) {
        return signer.headers(body);
    }

    RawHttp connect() throws IOException {
        return new RawHttp(uri);
    }

    /** Returns the body that pauses, whose pause begins with the first call of this method. */
    PausingBody pausingBody() throws IOException {
        if (pausingBody == null) {
            pausingBody = new PausingBody(this, pause);
        }
        return pausingBody;
    }

    EndpointResponse post(byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        return response(client.send(request(body, headers).build(), BodyHandlers.ofString()));
    }

    CompletableFuture<EndpointResponse> postAsync(byte[] body) {
        HttpRequest request = request(body, signed(body)).build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(EndpointUnderTest::response);
    }

    EndpointResponse postExpectingContinue(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = request(body, signed(body)).expectContinue(true).build();
        return response(client.send(request, BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(REQUEST_TIMEOUT).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request;
    }

    private static EndpointResponse response(HttpResponse<String> response) {
        return new EndpointResponse(response.statusCode(), response.headers(), response.body());
    }

    /** Fails unless the signed event is handled exactly once. */
    void requireHandled(String sent, byte[] body) throws IOException, InterruptedException {
        requireHandled(sent, body, signed(body));
    }

    void requireHandled(String sent, byte[] body, String header, String value)
            throws IOException, InterruptedException {
        Map<String, String> headers = new TreeMap<>(signed(body));
        headers.put(header, value);
        requireHandled(sent, body, headers);
    }

    void requireHandled(String sent, byte[] body, Map<String, String> headers)
            throws IOException, InterruptedException {
        requireHandled(sent, body, headers, post(body, headers));
    }

    void requireHandled(String sent, byte[] body, Map<String, String> headers, EndpointResponse response) {
        assertThat(requireDispatcherResult(sent, body, headers, response))
                .as(sent)
                .isEqualTo(Outcome.HANDLED);
    }

    /** Fails unless the endpoint responds to this body, signed, as a dispatcher does. */
    void requireDispatcherResult(String sent, byte[] body) throws IOException, InterruptedException {
        requireDispatcherResult(sent, body, signed(body));
    }

    void requireDispatcherResult(String sent, byte[] body, Map<String, String> headers)
            throws IOException, InterruptedException {
        requireDispatcherResult(sent, body, headers, post(body, headers));
    }

    /** Fails unless response and listener calls are those of a dispatcher that gets the same request; returns its outcome. */
    Outcome requireDispatcherResult(String sent, byte[] body, Map<String, String> headers, EndpointResponse response) {
        DispatchResult expected = WebhookDispatcher.builder()
                .secret(SECRET)
                .on(WebhookEvent.class, event -> {})
                .build()
                .dispatch(body, headers::get);
        response.requireMatches(expected, sent);
        expected.event().ifPresent(event -> {
            if (expected.outcome() == Outcome.HANDLED) {
                assertThat(listener.calls(event))
                        .as("%s: calls of the listener", sent)
                        .extracting(RecordingListener.Call::event)
                        .containsExactly(event);
            }
        });
        return expected.outcome();
    }

    /** Sends an event in pieces, either as chunks or as packets of one body. */
    void requireHandledInPieces(boolean chunked) throws IOException {
        byte[] body = Bodies.withNote("漢字".repeat(1000));
        int piece = 999; // not a multiple of a character's three bytes
        try (RawHttp http = connect()) {
            http.header(SignatureVerifier.HEADER, signer.sign(body));
            http.header("Content-Type", "application/json");
            http.header(chunked ? "Transfer-Encoding" : "Content-Length", chunked ? "chunked" : "" + body.length);
            http.endHeaders();
            for (int from = 0; from < body.length; from += piece) {
                int to = Math.min(body.length, from + piece);
                if (chunked) {
                    http.chunk(body, from, to);
                } else {
                    http.write(body, from, to);
                }
            }
            if (chunked) {
                http.chunk(body, 0, 0);
            }
            requireHandled(chunked ? "chunks" : "packets", body, signed(body), http.response());
        }
    }

    /** Fails unless the endpoint answers this method with a 4xx and calls no listener. */
    void requireRefused(String method) throws IOException, InterruptedException {
        int calls = listener.count();
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(REQUEST_TIMEOUT)
                .method(method, BodyPublishers.noBody())
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        assertThat(status).as(method).isBetween(400, 499);
        assertThat(listener.count()).as("%s: calls of the listener", method).isEqualTo(calls);
    }

    /** Fails unless an endpoint without a secret, or with a blank one, refuses to start and names what is missing. */
    void requireNoStartWithoutSecret() throws Exception {
        for (@Nullable String secret : new @Nullable String[] {null, " "}) {
            StringBuilder messages = new StringBuilder();
            try {
                contract.start(secret, TestDatabase.inMemory(), listener).stop().run();
            } catch (Exception e) {
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                    messages.append(cause.getMessage()).append('\n');
                }
            }
            if (messages.isEmpty()) {
                fail("an endpoint with the secret '%s' has started", secret);
            }
            assertThat(messages.toString().toLowerCase(Locale.ROOT)).contains("secret");
        }
    }
}
