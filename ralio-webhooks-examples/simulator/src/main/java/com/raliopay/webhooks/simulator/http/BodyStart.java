package com.raliopay.webhooks.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Keeps the start of a response's body, and skips the rest: an endpoint may respond with anything. */
public final class BodyStart implements BodySubscriber<BodyStart.Text> {

    /** The maximum number of characters that are kept. */
    static final int MAX_LENGTH = 4_000;

    private static final int MAX_BYTES_PER_CHARACTER = 3;
    private static final int KEPT_BYTES = MAX_LENGTH * MAX_BYTES_PER_CHARACTER;

    /**
     * The start of a body.
     *
     * @param start at most 4,000 characters
     * @param truncated whether the body is longer
     */
    public record Text(String start, boolean truncated) {}

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CompletableFuture<Text> text = new CompletableFuture<>();
    private boolean skipping;

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), KEPT_BYTES - kept.size())];
            buffer.get(bytes);
            kept.writeBytes(bytes);
            skipping |= buffer.hasRemaining();
        }
    }

    @Override
    public void onError(Throwable failure) {
        text.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        String all = kept.toString(UTF_8);
        text.complete(
                all.length() > MAX_LENGTH ? new Text(all.substring(0, MAX_LENGTH), true) : new Text(all, skipping));
    }

    @Override
    public CompletionStage<Text> getBody() {
        return text;
    }
}
