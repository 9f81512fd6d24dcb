package com.raliopay.webhooks.simulator.inspect;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Signing;
import com.raliopay.webhooks.simulator.observer.Observation;
import com.raliopay.webhooks.simulator.verify.BodyComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A delivery in the history, with what is known of its attempts. Guarded by the {@link History}. */
final class HistoryEntry {

    /** The state of a delivery. */
    enum State {
        DRAFT,
        SENDING,
        WAITING,
        DELIVERED,
        REFUSED,
        GIVEN_UP,
        STOPPED;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isEnd() {
            return this != DRAFT && this != SENDING && this != WAITING;
        }
    }

    /** How often a body is sent. */
    enum Mode {
        @JsonProperty("once")
        ONCE,
        @JsonProperty("retries")
        RETRIES,
        @JsonProperty("twice")
        TWICE,
        @JsonProperty("together")
        TOGETHER;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Anybody can send an event to the inspector's endpoint again and again. */
    private static final int MAX_ATTEMPTS = 100;

    private final String id;
    private final String label;
    private final long createdAt;
    private final Message message;
    private final String subject;
    private final @Nullable Signing signing;
    private final Mode mode;
    private final BodyBytes shown;
    private final long bytes;
    private final String sha256;
    private final List<AttemptEntry> attempts = new ArrayList<>();

    private int forgotten;
    private State state = State.DRAFT;
    private String next = "not sent yet";
    private @Nullable Long nextAt;
    private boolean skippingWaits;
    private @Nullable Future<?> timer;
    private @Nullable HistoryEntry follower;

    /**
     * Creates an entry.
     *
     * @param signing how it is signed; null for a delivery that somebody else sent
     */
    HistoryEntry(
            String id,
            long createdAt,
            String label,
            Message message,
            String subject,
            @Nullable Signing signing,
            Mode mode) {
        this(
                id,
                createdAt,
                label,
                message,
                subject,
                signing,
                mode,
                message.body().length,
                BodyComparison.sha256(message.body()));
    }

    private HistoryEntry(
            String id,
            long createdAt,
            String label,
            Message message,
            String subject,
            @Nullable Signing signing,
            Mode mode,
            long bytes,
            String sha256) {
        this.id = id;
        this.createdAt = createdAt;
        this.label = label;
        this.message = message;
        this.subject = subject;
        this.signing = signing;
        this.mode = mode;
        this.bytes = bytes;
        this.sha256 = sha256;
        shown = BodyBytes.startOf(message.body());
    }

    /** {@return a delivery that only the observer reported: its body is not known, or only the start of it} */
    static HistoryEntry reported(String id, long createdAt, Message message, Observation observation) {
        return new HistoryEntry(
                id,
                createdAt,
                "reported by the observer",
                message,
                "",
                null,
                Mode.ONCE,
                observation.bytes(),
                observation.sha256());
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }

    Message message() {
        return message;
    }

    /** {@return whether the whole body is known} */
    boolean hasBody() {
        return message.body().length == bytes;
    }

    /** {@return this entry} Throws if its body is not known. */
    HistoryEntry requireBody() {
        if (!hasBody()) {
            throw new ApiException(409, "Only the observer has reported this delivery, without its body");
        }
        return this;
    }

    @Nullable
    Signing signing() {
        return signing;
    }

    /** {@return the SHA-256 of the whole body} */
    String sha256() {
        return sha256;
    }

    boolean isSent() {
        return signing != null;
    }

    Mode mode() {
        return mode;
    }

    State state() {
        return state;
    }

    List<AttemptEntry> attempts() {
        return attempts;
    }

    boolean isSkippingWaits() {
        return skippingWaits;
    }

    void skipWaits() {
        skippingWaits = true;
    }

    /** Lets another delivery wait until this one has ended. */
    void followWith(HistoryEntry next) {
        follower = next;
    }

    /** {@return the delivery that waits for the end of this one, once it has ended; null if there is none} */
    @Nullable
    HistoryEntry releaseFollower() {
        HistoryEntry released = state.isEnd() ? follower : null;
        if (released != null) {
            follower = null;
        }
        return released;
    }

    void add(AttemptEntry attempt) {
        attempts.add(attempt);
        if (attempts.size() > MAX_ATTEMPTS) {
            attempts.remove(0);
            forgotten++;
        }
    }

    /** {@return the number of attempts so far} */
    int attemptCount() {
        return forgotten + attempts.size();
    }

    /** Changes the state; a wait that was planned ends. */
    void become(State state, String next) {
        this.state = state;
        this.next = next;
        nextAt = null;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    /** Waits for the next attempt. */
    void await(long at, String next, Future<?> timer) {
        become(State.WAITING, next);
        nextAt = at;
        this.timer = timer;
    }

    DeliveryView view() {
        return new DeliveryView(
                id,
                isSent() ? "sent" : "received",
                label,
                message.type(),
                message.id(),
                subject,
                createdAt,
                shown,
                bytes,
                signing == null ? "?" : signing.name().toLowerCase(Locale.ROOT),
                mode.text(),
                state.text(),
                nextAt,
                next,
                IntStream.range(0, attempts.size())
                        .mapToObj(i -> attempts.get(i).view(this, forgotten + i + 1))
                        .toList());
    }
}
