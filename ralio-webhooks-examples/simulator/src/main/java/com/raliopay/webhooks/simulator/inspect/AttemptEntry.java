package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.simulator.http.Hints;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.inspect.DeliveryView.AttemptView;
import com.raliopay.webhooks.simulator.observer.Observation;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt of a delivery: under way until it has a response. Guarded by the {@link History}. */
final class AttemptEntry {

    private static final int MAX_BODY_LENGTH = 4_000;

    private final long at;
    private @Nullable Response response;
    private double millis;
    private long endedAt;
    private @Nullable Observation observation;
    private boolean reserved;
    private boolean unseen;

    /**
     * Creates an attempt.
     *
     * @param at when it began, in epoch milliseconds
     */
    AttemptEntry(long at) {
        this.at = at;
    }

    void end(Response response, double millis, long endedAt) {
        this.response = response;
        this.millis = millis;
        this.endedAt = endedAt;
    }

    /** Keeps it from other observations while one is being compared with what was sent. */
    void reserve() {
        reserved = true;
    }

    boolean isReserved() {
        return reserved;
    }

    void observe(Observation observation) {
        this.observation = observation;
        reserved = true;
        unseen = false;
    }

    /** Notes that the observer at the endpoint, which had reported before, has not reported this attempt. */
    void markUnseen() {
        unseen = !reserved;
    }

    /** {@return when it began, in epoch milliseconds} */
    long at() {
        return at;
    }

    boolean isUnderWay() {
        return response == null;
    }

    /** {@return when it ended, in epoch milliseconds; meaningless while it is under way} */
    long endedAt() {
        return endedAt;
    }

    double millis() {
        return millis;
    }

    @Nullable
    Response response() {
        return response;
    }

    @Nullable
    Observation observation() {
        return observation;
    }

    /** {@return whether the endpoint is known to have seen nothing of it} */
    boolean isUnseen() {
        return unseen;
    }

    AttemptView view(HistoryEntry delivery, int number) {
        String sentence = Sentences.of(delivery, this);
        Response answer = response;
        if (answer == null) {
            return new AttemptView(
                    number, at, null, 0, "under way", "pending", List.of(), 0, "", false, "", sentence, observation);
        }
        return new AttemptView(
                number,
                at,
                millis,
                answer.status(),
                answer.label(),
                kind(answer.status()),
                answer.headers().list().stream()
                        .map(header -> List.of(header.name(), header.value()))
                        .toList(),
                answer.headers().leftOut(),
                PrintableText.of(answer.text(), MAX_BODY_LENGTH),
                answer.truncated(),
                delivery.isSent() ? Hints.of(answer) : "",
                sentence,
                observation);
    }

    /** {@return the class of a status, such as {@code 4xx}} */
    private static String kind(int status) {
        int hundreds = status / 100;
        return hundreds >= 2 && hundreds <= 5 ? hundreds + "xx" : "none";
    }
}
