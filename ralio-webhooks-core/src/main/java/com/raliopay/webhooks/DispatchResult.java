package com.raliopay.webhooks;

import com.raliopay.webhooks.event.WebhookEvent;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one delivery ended: what to answer, and what to know about it. Immutable. */
public final class DispatchResult {

    private final Outcome outcome;
    private final @Nullable WebhookEvent event;
    private final @Nullable Exception failure;
    private final @Nullable Duration retryAfter;
    private final @Nullable String remark;

    private DispatchResult(
            Outcome outcome,
            @Nullable WebhookEvent event,
            @Nullable Exception failure,
            @Nullable Duration retryAfter,
            @Nullable String remark) {
        this.outcome = outcome;
        this.event = event;
        this.failure = failure;
        this.retryAfter = retryAfter;
        this.remark = remark;
    }

    static DispatchResult of(Outcome outcome, WebhookEvent event) {
        return new DispatchResult(outcome, event, null, null, null);
    }

    static DispatchResult failed(Outcome outcome, @Nullable WebhookEvent event, Exception failure) {
        return new DispatchResult(outcome, event, failure, null, null);
    }

    static DispatchResult inProgress(WebhookEvent event, Duration remaining) {
        Duration wholeSeconds = Duration.ofSeconds(remaining.toSeconds() + (remaining.toNanosPart() == 0 ? 0 : 1));
        return new DispatchResult(Outcome.IN_PROGRESS, event, null, wholeSeconds, null);
    }

    static DispatchResult unverified(String remark) {
        return new DispatchResult(Outcome.UNVERIFIED, null, null, null, remark);
    }

    /** What the log says of this result beyond the outcome and the failure. */
    @Nullable
    String remark() {
        return remark;
    }

    /** {@return how the delivery ended} */
    public Outcome outcome() {
        return outcome;
    }

    /** {@return the HTTP status to send} */
    public int httpStatus() {
        return outcome.httpStatus();
    }

    /**
     * {@return the body to send, with the content type {@code application/json}: {@code {"received":true}}, or a short error
     * without any detail of the payload, the secret or the code}
     */
    public String responseBody() {
        return outcome.responseBody();
    }

    /** {@return the event; empty when the body was not read, or not readable, as one} */
    public Optional<WebhookEvent> event() {
        return Optional.ofNullable(event);
    }

    /**
     * {@return why: what the listener, the parser, the store or the supplier of the secret threw} Where a listener threw an
     * {@link Error}, it is the cause of the exception here. A merchant's own exception may hold what the merchant put there;
     * the library logs its class and
     * its place in the code only.
     */
    public Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * {@return when it is worth sending again at the latest: never more than the dispatcher's lease, rounded up to whole
     * seconds, as the header {@code Retry-After} wants them; present with {@link Outcome#IN_PROGRESS}}
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** {@return the outcome, the event's type and id, and the class of the failure} */
    @Override
    public String toString() {
        return "DispatchResult[" + outcome + (event == null ? "" : ", " + event.type() + " " + event.id())
                + (failure == null ? "" : ", " + failure.getClass().getName()) + "]";
    }
}
