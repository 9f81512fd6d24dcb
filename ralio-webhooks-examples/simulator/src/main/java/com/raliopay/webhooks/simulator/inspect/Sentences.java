package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.observer.Observation;
import com.raliopay.webhooks.simulator.text.Texts;

/** Says in one line what happened to an attempt on both sides. */
final class Sentences {

    private Sentences() {}

    static String of(HistoryEntry delivery, AttemptEntry attempt) {
        String sent = (delivery.isSent() ? "sent" : "received") + outcome(attempt);
        Observation observation = attempt.observation();
        if (observation != null) {
            String reason = observation.reason().isEmpty() ? "" : ": " + observation.reason();
            return sent + " — " + observation.outcome() + reason;
        }
        return attempt.isUnseen() ? sent + " — endpoint saw nothing" : sent;
    }

    private static String outcome(AttemptEntry attempt) {
        Response response = attempt.response();
        return response == null ? "" : " " + response.label() + " in " + Texts.millis(attempt.millis());
    }
}
