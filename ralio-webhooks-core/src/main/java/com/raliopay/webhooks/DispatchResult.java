package com.raliopay.webhooks;

import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.WebhookEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The result of a dispatch: the HTTP response to send, and what an application may want to know. Immutable. */
public final class DispatchResult {

    /**
     * One stage of a dispatch.
     *
     * @param name what was done
     * @param duration the time that it took, from {@link System#nanoTime()}
     */
    public record Stage(String name, Duration duration) {}

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";

    private final Outcome outcome;
    private final int httpStatus;
    private final @Nullable WebhookEvent event;
    private final @Nullable Exception failure;
    private final @Nullable Duration retryAfter;
    private final @Nullable String detail;
    private final Duration duration;
    private final Stages stages;

    private DispatchResult(
            Stages stages,
            Outcome outcome,
            int httpStatus,
            @Nullable WebhookEvent event,
            @Nullable Throwable thrown,
            @Nullable Duration retryAfter,
            @Nullable String detail) {
        this.outcome = outcome;
        this.httpStatus = httpStatus;
        this.event = event;
        this.failure = thrown == null ? null : asException(thrown);
        this.retryAfter = retryAfter;
        this.detail = detail;
        this.duration = stages.end();
        this.stages = stages;
    }

    static DispatchResult of(Stages stages, Outcome outcome, WebhookEvent event) {
        return new DispatchResult(stages, outcome, outcome.httpStatus(), event, null, null, null);
    }

    static DispatchResult unverified(Stages stages, Outcome outcome, int httpStatus, String detail) {
        return new DispatchResult(stages, outcome, httpStatus, null, null, null, detail);
    }

    static DispatchResult inProgress(Stages stages, WebhookEvent event, Duration retryAfter) {
        Outcome outcome = Outcome.IN_PROGRESS;
        return new DispatchResult(stages, outcome, outcome.httpStatus(), event, null, retryAfter, null);
    }

    static DispatchResult failed(
            Stages stages, Outcome outcome, @Nullable WebhookEvent event, Throwable thrown, @Nullable String detail) {
        return new DispatchResult(stages, outcome, outcome.httpStatus(), event, thrown, null, detail);
    }

    private static Exception asException(Throwable thrown) {
        Interrupts.restoreAfter(thrown);
        return thrown instanceof Exception exception
                ? exception
                : new ExecutionException("caught " + thrown.getClass().getName(), thrown);
    }

    /** {@return the outcome} */
    public Outcome outcome() {
        return outcome;
    }

    /** {@return the HTTP status to send} */
    public int httpStatus() {
        return httpStatus;
    }

    /**
     * {@return the headers to send: {@code Content-Type}, and {@code Retry-After} in whole seconds if {@link #retryAfter()} is
     * present}
     */
    public Map<String, String> headers() {
        return retryAfter == null
                ? Map.of(CONTENT_TYPE, JSON)
                : Map.of(CONTENT_TYPE, JSON, "Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    /**
     * {@return the body to send, JSON in ASCII: {@code {"received":true}}, or a short error that says nothing about the
     * payload, the secret, or the code}
     */
    public String responseBody() {
        return outcome.responseBody();
    }

    /** {@return the event; empty if the body was not read or could not be read as an event} */
    public Optional<WebhookEvent> event() {
        return Optional.ofNullable(event);
    }

    /**
     * {@return the exception behind the outcome: thrown by a listener, the parser, the idempotency store, the supplier of a
     * secret, the headers, or the body's stream} An {@link Error} is the cause of an {@link ExecutionException}. The message
     * of an exception that is not this library's own may hold personal data.
     */
    public Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * {@return the time after which a retry is useful, in whole seconds: at least one second and at most the lease, rounded
     * up; present for {@link Outcome#IN_PROGRESS}}
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** {@return the time that the dispatch took, from {@link System#nanoTime()}} Observers are not included. */
    public Duration duration() {
        return duration;
    }

    /**
     * {@return what the dispatch did, in order: {@code read} (a stream), {@code verify}, {@code parse}, {@code claim}, {@code
     * listener} and its name (or else the type that it is registered for) for each listener that ran, then {@code complete} or
     * {@code release}} A dispatch that ends early ends with the stage that decided it.
     */
    public List<Stage> stages() {
        return stages.toList();
    }

    /** What the log line says beyond the failure; null if nothing. */
    @Nullable
    String detail() {
        return detail;
    }

    /** {@return the outcome, the type and id of the event, and the class of the failure, without control characters} */
    @Override
    public String toString() {
        return "DispatchResult[" + outcome
                + (event == null ? "" : ", " + EventType.escape(event.type()) + " " + event.id())
                + (failure == null ? "" : ", " + failure.getClass().getName()) + "]";
    }
}
