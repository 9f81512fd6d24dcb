package com.raliopay.webhooks.simulator.observer;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParseException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Says why a dispatch ended with its outcome, in words for the developer of the endpoint. */
final class Reasons {

    private static final String DISPATCHER = "com.raliopay.webhooks.Listeners$Registration";
    private static final String LISTENER_INTERFACE = "com.raliopay.webhooks.WebhookListener";

    private Reasons() {}

    static String of(Observed observed) {
        DispatchResult result = observed.result();
        return switch (result.outcome()) {
            case HANDLED -> "";
            case DUPLICATE -> "this event was handled before";
            case IN_PROGRESS -> "another delivery of this event is being handled";
            case IGNORED -> ignored(result);
            case UNVERIFIED -> observed.signature().equals("absent") ? "no X-Signature header" : "signature mismatch";
            case TOO_LARGE -> "the body is longer than maxBodyBytes of the dispatcher";
            case UNREADABLE, UNAVAILABLE ->
                result.failure().map(Reasons::described).orElse("");
            case LISTENER_FAILED, LISTENER_REJECTED -> listener(result);
        };
    }

    private static String ignored(DispatchResult result) {
        WebhookEvent event = result.event().orElse(null);
        if (event != null) {
            return "no listener for " + EventType.escape(event.type());
        }
        if (result.failure().orElse(null) instanceof WebhookParseException e) {
            return "no listener for " + EventType.escape(e.eventType().orElse("this type")) + ", and not readable: "
                    + e.getMessage();
        }
        return "";
    }

    private static String listener(DispatchResult result) {
        List<String> ran = Observations.listeners(result);
        String name = ran.isEmpty() ? "a listener" : "listener " + ran.get(ran.size() - 1);
        Exception failure = result.failure().orElse(null);
        if (failure == null) {
            return name + " failed";
        }
        StackTraceElement frame = merchantFrame(failure);
        return name + " threw " + described(failure) + (frame == null ? "" : " at " + frame);
    }

    /** The library wraps an {@link Error}. */
    private static Throwable unwrapped(Exception failure) {
        return failure instanceof ExecutionException && failure.getCause() instanceof Error error ? error : failure;
    }

    private static String described(Exception failure) {
        if (failure instanceof WebhookParseException) {
            return String.valueOf(failure.getMessage());
        }
        Throwable thrown = unwrapped(failure);
        String message = thrown.getMessage();
        return thrown.getClass().getName() + (message == null ? "" : ": " + message);
    }

    /** {@return the deepest frame in the code of the listener: in classes that share its package's first two names} */
    private static @Nullable StackTraceElement merchantFrame(Exception failure) {
        StackTraceElement[] trace = unwrapped(failure).getStackTrace();
        int listener = indexOfListener(trace);
        if (listener < 0) {
            return trace.length == 0 ? null : trace[0];
        }
        String prefix = prefix(trace[listener].getClassName());
        for (StackTraceElement frame : trace) {
            if (frame.getClassName().startsWith(prefix)) {
                return frame;
            }
        }
        return trace[listener];
    }

    /** {@return the index of the frame that the dispatcher called; negative if it is not in the trace} */
    private static int indexOfListener(StackTraceElement[] trace) {
        for (int i = 0; i < trace.length; i++) {
            if (trace[i].getClassName().equals(DISPATCHER)) {
                int called = i - 1;
                while (called >= 0 && trace[called].getClassName().equals(LISTENER_INTERFACE)) {
                    called--;
                }
                return called;
            }
        }
        return -1;
    }

    private static String prefix(String className) {
        String[] names = className.split("\\.", 3);
        return names.length < 3 ? className : names[0] + "." + names[1] + ".";
    }
}
