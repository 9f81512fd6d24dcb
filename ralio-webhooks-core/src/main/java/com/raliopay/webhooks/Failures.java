package com.raliopay.webhooks;

import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.util.concurrent.ExecutionException;

/** What others threw, in a form that can be given away. */
final class Failures {

    private static final int MAX_CAUSES = 3;

    private Failures() {}

    /** An exception to show in a result: errors are wrapped, and a thread that was interrupted stays so. */
    static Exception asException(Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return thrown instanceof Exception exception
                ? exception
                : new ExecutionException("a " + thrown.getClass().getName() + " was thrown", thrown);
    }

    /**
     * A line for the log: the class and the place in the code, of a few causes too. Messages of others may quote a body, a
     * name or a password, so only those of this library are shown.
     */
    static String describe(Throwable thrown) {
        if (thrown instanceof WebhookParseException || thrown instanceof IdempotencyStoreException) {
            return String.valueOf(thrown.getMessage());
        }
        if (thrown instanceof ExecutionException && thrown.getCause() instanceof Error error) {
            return describe(error); // what asException made
        }
        StringBuilder line = new StringBuilder(place(thrown));
        Throwable cause = thrown.getCause();
        for (int i = 0; i < MAX_CAUSES && cause != null; i++, cause = cause.getCause()) {
            line.append(", caused by ").append(place(cause));
        }
        return line.toString();
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
