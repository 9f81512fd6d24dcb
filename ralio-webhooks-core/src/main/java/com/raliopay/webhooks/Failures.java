package com.raliopay.webhooks;

import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.util.concurrent.ExecutionException;

/** What others threw, in a form that can be given away. */
final class Failures {

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
     * A line for the log: the class, and the place in the code. Messages of others may quote a body, a name or a password,
     * so only those of this library are shown.
     */
    static String describe(Throwable thrown) {
        if (thrown instanceof WebhookParseException || thrown instanceof IdempotencyStoreException) {
            return String.valueOf(thrown.getMessage());
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
