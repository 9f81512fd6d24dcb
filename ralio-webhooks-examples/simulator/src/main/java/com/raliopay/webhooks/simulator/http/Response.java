package com.raliopay.webhooks.simulator.http;

import com.raliopay.webhooks.simulator.text.Texts;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The response to one attempt, or the reason why there was none.
 *
 * @param status the HTTP status, or {@link #NO_STATUS}
 * @param failure why there was no response; null if there was one
 * @param text the start of the body as received, or a sentence on why there was none
 * @param truncated whether the body was longer
 * @param headers the first headers
 */
public record Response(int status, @Nullable Failure failure, String text, boolean truncated, ResponseHeaders headers) {

    /** There was no response. */
    public static final int NO_STATUS = 0;

    /** {@return a response without headers} */
    public static Response of(int status, String body) {
        return new Response(status, null, body, false, ResponseHeaders.NONE);
    }

    static Response of(HttpResponse<BodyStart.Text> response) {
        return new Response(
                response.statusCode(),
                null,
                response.body().start(),
                response.body().truncated(),
                ResponseHeaders.of(response.headers()));
    }

    /** {@return an attempt without response} */
    public static Response failed(Failure failure, String sentence) {
        return new Response(NO_STATUS, failure, sentence, false, ResponseHeaders.NONE);
    }

    /** The attempt failed: in words that tell a developer what to look at. */
    public static Response of(Throwable failure, URI to, Duration timeout) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return failed(Failure.TIMEOUT, "no answer within " + Texts.seconds(timeout));
        }
        if (has(cause, UnresolvedAddressException.class) || has(cause, UnknownHostException.class)) {
            return failed(Failure.UNKNOWN_HOST, "unknown host: " + to.getHost());
        }
        if (cause instanceof ConnectException) {
            return notConnected(cause, to.getRawAuthority());
        }
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        if (cause instanceof SSLException) {
            return failed(Failure.TLS, "TLS failed" + message);
        }
        if ("https".equalsIgnoreCase(to.getScheme()) && message.endsWith("received no bytes")) {
            // Either way: the client does not always notice first that a plain response to its TLS handshake is not
            // TLS.
            return failed(
                    Failure.NO_ANSWER,
                    "the connection was closed without an answer; if the endpoint does not speak TLS on this port, use"
                            + " http:// instead of https://");
        }
        return failed(Failure.NO_ANSWER, cause.getClass().getSimpleName() + message);
    }

    /** The client leaves out the message of a refusal, the most frequent reason. */
    private static Response notConnected(Throwable failure, String authority) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.toLowerCase(Locale.ROOT).contains("refused")) {
                return failed(Failure.NO_CONNECTION, "no connection to " + authority + ": " + message);
            }
        }
        return failed(Failure.CONNECTION_REFUSED, "connection refused: nothing listens at " + authority);
    }

    private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the status, or {@code timeout}, {@code no connection}, {@code no answer}} */
    public String label() {
        return failure == null ? Integer.toString(status) : failure.label();
    }

    /** {@return what Ralio makes of it} */
    public Verdict verdict() {
        return failure == null ? Verdict.of(status) : Verdict.TRY_AGAIN;
    }
}
