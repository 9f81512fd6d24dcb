package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
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

/** A host on trial: sends to it, and compares with what a dispatcher says of the same bytes. */
final class HostTrial {

    static final String SECRET = "a secret of the contract, çà";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Starts another host of the same kind. */
    @FunctionalInterface
    interface Starter {
        Host start(@Nullable String secret, WebhookListener<WebhookEvent> merchant) throws Exception;
    }

    private final URI endpoint;
    private final RecordingMerchant merchant;
    private final Starter starter;
    private final Duration patience;
    private final SignatureVerifier signer = SignatureVerifier.of(SECRET);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Patience is for how long deliveries may be on the way until they are stuck. */
    HostTrial(URI endpoint, RecordingMerchant merchant, Starter starter, Duration patience) {
        this.endpoint = endpoint;
        this.merchant = merchant;
        this.starter = starter;
        this.patience = patience;
    }

    RecordingMerchant merchant() {
        return merchant;
    }

    Duration patience() {
        return patience;
    }

    SignatureVerifier signer() {
        return signer;
    }

    Map<String, String> signed(byte[] body) {
        return signer.headers(body);
    }

    RawHttp connect() throws IOException {
        return new RawHttp(endpoint);
    }

    /** Delivers and waits for the answer. */
    Answer post(byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        return answer(client.send(request(body, headers).build(), BodyHandlers.ofString()));
    }

    /** Delivers. */
    CompletableFuture<Answer> postAsync(byte[] body) {
        HttpRequest request = request(body, signed(body)).build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(HostTrial::answer);
    }

    Answer expectContinue(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = request(body, signed(body)).expectContinue(true).build();
        return answer(client.send(request, BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint).timeout(TIMEOUT).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request;
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** Fails unless the event is handled, once. */
    void handled(String sent, byte[] body) throws IOException, InterruptedException {
        handled(sent, body, signed(body));
    }

    void handled(String sent, byte[] body, String header, String value) throws IOException, InterruptedException {
        Map<String, String> headers = new TreeMap<>(signed(body));
        headers.put(header, value);
        handled(sent, body, headers);
    }

    void handled(String sent, byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        handled(sent, body, headers, post(body, headers));
    }

    void handled(String sent, byte[] body, Map<String, String> headers, Answer answer) {
        assertThat(asDispatcher(sent, body, headers, answer)).as(sent).isEqualTo(Outcome.HANDLED);
    }

    /** Fails unless the host does with this, signed, what a dispatcher does. */
    void asDispatcher(String sent, byte[] body) throws IOException, InterruptedException {
        asDispatcher(sent, body, signed(body));
    }

    void asDispatcher(String sent, byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        asDispatcher(sent, body, headers, post(body, headers));
    }

    /** Fails unless this answer is the dispatcher's, and the listener got what the dispatcher gives it; gives the outcome. */
    Outcome asDispatcher(String sent, byte[] body, Map<String, String> headers, Answer answer) {
        DispatchResult expected = WebhookDispatcher.builder()
                .secret(SECRET)
                .on(WebhookEvent.class, event -> {})
                .build()
                .dispatch(body, headers::get);
        answer.requireFrom(expected, sent);
        expected.event().ifPresent(event -> {
            if (expected.outcome() == Outcome.HANDLED) {
                assertThat(merchant.calls(event))
                        .as("%s: calls of the listener", sent)
                        .extracting(RecordingMerchant.Call::event)
                        .containsExactly(event);
            }
        });
        return expected.outcome();
    }

    /** Delivers a body cut into pieces, as chunks or as mere packets. */
    void inPieces(boolean chunked) throws IOException {
        byte[] body = Bodies.withNote("漢字".repeat(1000));
        int piece = 999; // not a multiple of a character's three bytes
        try (RawHttp http = connect()) {
            http.header(SignatureVerifier.HEADER, signer.sign(body));
            http.header("Content-Type", "application/json");
            http.header(chunked ? "Transfer-Encoding" : "Content-Length", chunked ? "chunked" : "" + body.length);
            http.endOfHeaders();
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
            handled(chunked ? "chunks" : "packets", body, signed(body), http.answer());
        }
    }

    /** Fails unless the host refuses this method. */
    void refused(String method) throws IOException, InterruptedException {
        int calls = merchant.count();
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .method(method, BodyPublishers.noBody())
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        assertThat(status).as(method).isBetween(400, 499);
        assertThat(merchant.count()).as("%s: calls of the listener", method).isEqualTo(calls);
    }

    /** Fails unless a host whose configuration has no secret, or a blank one, does not start and names what is missing. */
    void doesNotStartWithoutSecret() throws Exception {
        for (@Nullable String secret : new @Nullable String[] {null, " "}) {
            StringBuilder messages = new StringBuilder();
            try {
                starter.start(secret, merchant).stop().run();
            } catch (Exception e) {
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                    messages.append(cause.getMessage()).append('\n');
                }
            }
            if (messages.isEmpty()) {
                fail("a host with the secret '%s' has started", secret);
            }
            assertThat(messages.toString().toLowerCase(Locale.ROOT)).contains("secret");
        }
    }
}
