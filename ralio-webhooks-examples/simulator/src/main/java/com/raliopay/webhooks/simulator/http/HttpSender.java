package com.raliopay.webhooks.simulator.http;

import com.raliopay.webhooks.signature.SignatureVerifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts bodies, with their signature if they have one, to one endpoint over HTTP/1.1. */
public final class HttpSender {

    /**
     * An attempt that has ended.
     *
     * @param answer the response, or the reason why there was none
     * @param nanos the time until the end of the response body
     */
    public record Attempt(Response answer, long nanos) {}

    /** The headers of each request, beside the signature. */
    public static final Map<String, String> HEADERS = Collections.unmodifiableMap(
            new TreeMap<>(Map.of("Content-Type", "application/json", "User-Agent", "ralio-webhooks-simulator")));

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI to;
    private final Duration timeout;

    /**
     * Creates a sender.
     *
     * @param to the endpoint
     * @param timeout the longest time from the request to the end of the response body
     */
    public HttpSender(URI to, Duration timeout) {
        this.to = to;
        this.timeout = timeout;
    }

    /** {@return the attempt, once it has ended; the future never fails} */
    public CompletableFuture<Attempt> send(Message message) {
        return send(message, Map.of());
    }

    /**
     * Sends a message with headers that Ralio does not send.
     *
     * @param message the message
     * @param headers the additional headers
     * @return the attempt, once it has ended; the future never fails
     */
    public CompletableFuture<Attempt> send(Message message, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).POST(BodyPublishers.ofByteArray(message.body()));
        HEADERS.forEach(request::header);
        if (message.signature() != null) {
            request.header(SignatureVerifier.HEADER, message.signature());
        }
        headers.forEach(request::header);
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<BodyStart.Text>> response =
                client.sendAsync(request.build(), info -> new BodyStart());
        // The client's own timeout ends with the headers; this one covers a body that never ends, too.
        return response.copy()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .handle((answer, failure) -> {
                    if (failure instanceof TimeoutException) {
                        response.cancel(true);
                    }
                    return new Attempt(
                            failure == null ? Response.of(answer) : Response.of(failure, to, timeout),
                            System.nanoTime() - start);
                });
    }
}
