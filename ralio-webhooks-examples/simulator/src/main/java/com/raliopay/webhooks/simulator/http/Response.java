package com.raliopay.webhooks.simulator.http;

import com.raliopay.webhooks.simulator.text.Texts;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
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
 * @param label the status, or {@code timeout}, {@code no connection}, {@code no answer}
 * @param verdict what Ralio makes of it
 * @param text the start of the body as received, or why there was none
 */
public record Response(int status, String label, Verdict verdict, String text) {

    /** There was no response. */
    public static final int NO_STATUS = 0;

    public static Response of(int status, String body) {
        return new Response(status, Integer.toString(status), Verdict.of(status), body);
    }

    /** The attempt failed: in words that tell a developer what to look at. */
    public static Response of(Throwable failure, URI to, Duration timeout) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return failed("timeout", "no answer within " + Texts.seconds(timeout));
        }
        if (has(cause, UnresolvedAddressException.class) || has(cause, UnknownHostException.class)) {
            return failed("no connection", "unknown host: " + to.getHost());
        }
        if (cause instanceof ConnectException) {
            return failed("no connection", whyNot(cause, to.getRawAuthority()));
        }
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        if (cause instanceof SSLException) {
            return failed("no connection", "TLS failed" + message);
        }
        return failed("no answer", cause.getClass().getSimpleName() + message);
    }

    /** The client leaves out the message of a refusal, the most frequent reason. */
    private static String whyNot(Throwable failure, String authority) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.toLowerCase(Locale.ROOT).contains("refused")) {
                return "no connection to " + authority + ": " + message;
            }
        }
        return "connection refused: nothing listens at " + authority;
    }

    private static Response failed(String label, String why) {
        return new Response(NO_STATUS, label, Verdict.TRY_AGAIN, why);
    }

    private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
