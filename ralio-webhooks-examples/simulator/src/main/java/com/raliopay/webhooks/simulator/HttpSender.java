package com.raliopay.webhooks.simulator;

import com.raliopay.webhooks.signature.SignatureVerifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts to one endpoint, over HTTP/1.1. */
final class HttpSender {

    /**
     * An attempt that has ended.
     *
     * @param answer what came back
     * @param nanos how long it took, until the end of the answer's body
     */
    record Attempt(Answer answer, long nanos) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI to;
    private final Duration timeout;

    HttpSender(URI to, Duration timeout) {
        this.to = to;
        this.timeout = timeout;
    }

    /** {@return the attempt, once it has ended; it never fails} */
    CompletableFuture<Attempt> send(Message message) {
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .header("User-Agent", "ralio-webhooks-simulator")
                .header(SignatureVerifier.HEADER, message.signature())
                .POST(BodyPublishers.ofByteArray(message.body()))
                .build();
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(request, info -> new BodyStart());
        // The client's own timeout ends with the headers; this one covers a body that never ends, too.
        return response.copy()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .handle((answer, failure) -> {
                    if (failure instanceof TimeoutException) {
                        response.cancel(true);
                    }
                    return new Attempt(
                            failure == null
                                    ? Answer.of(answer.statusCode(), answer.body())
                                    : Answer.of(failure, to, timeout),
                            System.nanoTime() - start);
                });
    }
}
