package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.simulator.http.Failure;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.http.Signing;
import com.raliopay.webhooks.simulator.observer.Observation;
import com.raliopay.webhooks.simulator.observer.Observation.StageTime;
import com.raliopay.webhooks.simulator.text.Texts;
import java.util.Comparator;
import java.util.Optional;

/** Says in one line what happened to an attempt on both sides. */
final class Sentences {

    private static final String LISTENER = "listener ";
    private static final double SLOW_MILLIS = 1_000;
    private static final String RALIO_WAITS = "; Ralio waits 60 s";

    private Sentences() {}

    static String of(HistoryEntry delivery, AttemptEntry attempt) {
        Response response = attempt.response();
        String sent = delivery.isSent() ? "sent" : "received";
        Observation observation = attempt.observation();
        if (response == null) {
            return observation == null ? sent + ", no response yet" : sent + " — " + endpoint(delivery, observation);
        }
        if (observation != null) {
            String time = response.status() >= 300 ? "" : time(response, attempt);
            return sent + " " + response.label() + time + " — " + endpoint(delivery, observation);
        }
        return attempt.isUnseen()
                ? sent + " " + response.label() + " — endpoint saw nothing"
                : sent + " " + response.label() + time(response, attempt);
    }

    private static String time(Response response, AttemptEntry attempt) {
        return (response.failure() == Failure.TIMEOUT ? " after " : " in ") + Texts.millis(attempt.millis());
    }

    private static String endpoint(HistoryEntry delivery, Observation observation) {
        String reason = reason(delivery, observation);
        String slow = slowListener(observation)
                .map(listener -> listener.name() + " took " + Texts.millis(listener.millis()) + RALIO_WAITS)
                .orElse("");
        String why = reason.isEmpty() || slow.isEmpty() ? reason + slow : reason + "; " + slow;
        return observation.outcome() + (why.isEmpty() ? "" : ": " + why);
    }

    private static String reason(HistoryEntry delivery, Observation observation) {
        boolean unverified = observation.outcome().equals(Outcome.UNVERIFIED.name());
        Signing signing = delivery.signing();
        if (!unverified || signing == null) {
            return observation.reason();
        }
        if (observation.signature().equals("absent")) {
            return observation.reason() + (signing == Signing.NONE ? ", as sent" : " (does a proxy strip it?)");
        }
        return observation.reason()
                + switch (signing) {
                    case WRONG -> ", because it was sent with a wrong signature";
                    case BIT -> ", because one bit of the body was changed after signing";
                    case NONE -> ", though it was sent without a signature";
                    case RIGHT -> mismatch(observation);
                };
    }

    /** The signature was right when it was sent. */
    private static String mismatch(Observation observation) {
        if (observation.signature().equals("malformed")) {
            return ": the X-Signature header did not arrive as it was sent";
        }
        if (observation.change().isEmpty()) {
            return ", though the body arrived unchanged: the endpoint has another secret";
        }
        return ": the body was changed on the way" + culprit(observation.change());
    }

    /** {@return the last part of a comparison, if it names a culprit} */
    private static String culprit(String change) {
        String last = change.substring(change.lastIndexOf("; ") + 1).strip();
        return last.startsWith("sent ") || last.startsWith("first difference") ? "" : ": " + last;
    }

    private static Optional<StageTime> slowListener(Observation observation) {
        return observation.stages().stream()
                .filter(stage -> stage.name().startsWith(LISTENER) && stage.millis() >= SLOW_MILLIS)
                .max(Comparator.comparingDouble(StageTime::millis));
    }
}
