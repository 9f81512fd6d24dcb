package com.raliopay.webhooks.simulator.inspect;

import static java.util.Objects.requireNonNullElse;

import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.http.Signing;
import com.raliopay.webhooks.simulator.inspect.HistoryEntry.Mode;
import com.raliopay.webhooks.simulator.inspect.HistoryEntry.State;
import com.raliopay.webhooks.simulator.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Sends the deliveries of the history, and retries them as Ralio does. */
final class Deliverer {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int BAD_REQUEST = 400;

    private final History history;
    private final Joiner joiner;
    private final Target target;
    private final ScheduledExecutorService timers;

    Deliverer(History history, Joiner joiner, Target target, ScheduledExecutorService timers) {
        this.history = history;
        this.joiner = joiner;
        this.target = target;
        this.timers = timers;
    }

    /** {@return the ids of the deliveries, of which there are two if the mode says so} */
    List<String> send(byte[] body, Signing signing, Mode mode, String label) {
        HistoryEntry first = draft(body, signing, mode, label);
        if (mode == Mode.ONCE || mode == Mode.RETRIES) {
            history.change(first, this::attempt);
            return List.of(first.id());
        }
        HistoryEntry second = draft(body, signing, mode, label);
        if (mode == Mode.TWICE) {
            history.change(second, e -> e.become(State.WAITING, "after delivery " + first.id() + " has ended"));
            history.change(first, e -> e.followWith(second));
            history.change(first, this::attempt);
        } else {
            history.change(first, this::attempt);
            history.change(second, this::attempt);
        }
        return List.of(first.id(), second.id());
    }

    /**
     * Sends a body from the history once more, signed in the same way.
     *
     * @param freshId whether it gets a random event id, so that it is another event
     * @return the ids of the deliveries
     */
    List<String> replay(HistoryEntry entry, boolean freshId) {
        byte[] body = freshId ? Composer.withFreshId(entry) : entry.message().body();
        Signing signing = requireNonNullElse(entry.signing(), Signing.RIGHT);
        Mode mode = entry.isSent() && entry.mode() == Mode.ONCE ? Mode.ONCE : Mode.RETRIES;
        return send(body, signing, mode, "replay of " + entry.id());
    }

    private HistoryEntry draft(byte[] body, Signing signing, Mode mode, String label) {
        Parsed parsed = BodyParser.parse(body);
        String type = requireNonNullElse(parsed.type(), "");
        String id = requireNonNullElse(parsed.id(), "");
        return draft(signing.sign(type, id, body, target.signer()), parsed, signing, mode, label);
    }

    /** {@return a delivery that is not sent yet} */
    HistoryEntry draft(Message message, Parsed parsed, Signing signing, Mode mode, String label) {
        String subject = requireNonNullElse(parsed.subject(), "");
        long now = System.currentTimeMillis();
        return history.add(id -> new HistoryEntry(id, now, label, message, subject, signing, mode));
    }

    /** Sends the next attempt now. Throws if one is under way, or none can follow. */
    void next(HistoryEntry entry, boolean skipWaits) {
        history.change(entry, e -> {
            if (!e.isSent()) {
                throw new ApiException(409, "This delivery was received: its sender decides about the next attempt");
            }
            if (e.state() == State.SENDING) {
                throw new ApiException(409, "An attempt is under way");
            }
            if (skipWaits) {
                e.skipWaits();
            }
            attempt(e);
        });
    }

    /** Plans no further attempt. One that is under way ends as it does. */
    void stop(HistoryEntry entry) {
        history.change(entry, e -> {
            if (!e.state().isEnd()) {
                e.become(State.STOPPED, "stopped");
            }
        });
        startFollower(entry);
    }

    private void attempt(HistoryEntry entry) {
        entry.become(State.SENDING, "");
        AttemptEntry attempt = new AttemptEntry(System.currentTimeMillis());
        entry.add(attempt);
        CompletableFuture<Void> unused =
                target.sender().send(entry.message()).thenAccept(result -> ended(entry, attempt, result));
    }

    private void attemptIfWaiting(HistoryEntry entry) {
        history.change(entry, e -> {
            if (e.state() == State.WAITING) {
                attempt(e);
            }
        });
    }

    private void ended(HistoryEntry entry, AttemptEntry attempt, HttpSender.Attempt result) {
        history.change(entry, e -> {
            attempt.end(result.answer(), result.nanos() / NANOS_PER_MILLI, System.currentTimeMillis());
            if (e.state() == State.SENDING) {
                decide(e, result.answer());
            }
        });
        joiner.expect(entry, attempt, result.answer());
        startFollower(entry);
    }

    private void startFollower(HistoryEntry entry) {
        history.change(entry, e -> {
            HistoryEntry follower = e.releaseFollower();
            if (follower != null) {
                attemptIfWaiting(follower);
            }
        });
    }

    private void decide(HistoryEntry entry, Response answer) {
        switch (answer.verdict()) {
            case DELIVERED -> entry.become(State.DELIVERED, "delivered");
            case REFUSED ->
                entry.become(
                        State.REFUSED,
                        answer.status() < BAD_REQUEST
                                ? "a redirect is not followed; this event is lost"
                                : "4xx: never again; this event is lost");
            case TRY_AGAIN -> {
                int attempts = entry.attemptCount();
                if (entry.mode() == Mode.ONCE) {
                    entry.become(State.STOPPED, "sent once; Ralio would try again");
                } else if (target.policy().isExhausted(attempts)) {
                    entry.become(State.GIVEN_UP, "given up after attempt " + attempts + "; this event is lost");
                } else {
                    retryLater(entry, attempts);
                }
            }
        }
    }

    private void retryLater(HistoryEntry entry, int attempts) {
        Duration delay = entry.isSkippingWaits()
                ? Duration.ZERO
                : target.policy().delayAfter(attempts, ThreadLocalRandom.current());
        entry.await(
                System.currentTimeMillis() + delay.toMillis(),
                delay.isZero() ? "next attempt now" : "next attempt in " + Texts.seconds(delay),
                timers.schedule(() -> attemptIfWaiting(entry), delay.toNanos(), TimeUnit.NANOSECONDS));
    }
}
