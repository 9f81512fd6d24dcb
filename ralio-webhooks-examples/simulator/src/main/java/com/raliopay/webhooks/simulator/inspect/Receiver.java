package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.http.ResponseHeaders;
import com.raliopay.webhooks.simulator.http.Verdict;
import com.raliopay.webhooks.simulator.inspect.HistoryEntry.Mode;
import com.raliopay.webhooks.simulator.inspect.HistoryEntry.State;
import com.raliopay.webhooks.simulator.observer.Observation;
import com.raliopay.webhooks.simulator.text.PrintableText;
import com.raliopay.webhooks.simulator.verify.BodyComparison;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records deliveries that somebody else sends, such as Ralio's sandbox; equal bodies of one event are attempts of one delivery. */
final class Receiver {

    private static final int MAX_NAME = 100;

    /** A request whose response is not known yet. */
    record Request(HistoryEntry entry, AttemptEntry attempt) {}

    private final History history;

    Receiver(History history) {
        this.history = history;
    }

    /** Records a request to the inspector's own endpoint. */
    Request begin(byte[] body) {
        Parsed parsed = BodyParser.parse(body);
        Message message = new Message(orEmpty(parsed.type()), orEmpty(parsed.id()), body, null);
        long now = System.currentTimeMillis();
        HistoryEntry entry = entry(
                message.id(),
                BodyComparison.sha256(body),
                id -> new HistoryEntry(id, now, "received", message, orEmpty(parsed.subject()), null, Mode.ONCE));
        AttemptEntry attempt = new AttemptEntry(now);
        history.change(entry, e -> {
            e.add(attempt);
            e.become(State.SENDING, "");
        });
        return new Request(entry, attempt);
    }

    /**
     * Records the response.
     *
     * @param headers the headers of the request
     * @param body the body of the response
     */
    void end(Request request, Observation observation, ResponseHeaders headers, String body) {
        Response response = new Response(observation.status(), null, body, false, headers);
        history.change(request.entry(), e -> end(e, request.attempt(), response, observation));
    }

    /** Records a delivery to the merchant's endpoint that only its observer has reported. */
    void report(Observation observation) {
        String start = observation.start() == null ? "" : observation.start();
        Message message = new Message(
                orEmpty(observation.type()),
                orEmpty(observation.eventId()),
                start.getBytes(StandardCharsets.UTF_8),
                null);
        HistoryEntry entry = entry(
                message.id(),
                observation.sha256(),
                id -> HistoryEntry.reported(id, observation.at(), message, observation));
        AttemptEntry attempt = new AttemptEntry(observation.at());
        Response response = new Response(observation.status(), null, "", false, ResponseHeaders.NONE);
        history.change(entry, e -> {
            e.add(attempt);
            end(e, attempt, response, observation);
        });
    }

    private static void end(HistoryEntry entry, AttemptEntry attempt, Response response, Observation observation) {
        attempt.end(response, observation.millis(), System.currentTimeMillis());
        attempt.observe(observation);
        switch (Verdict.of(response.status())) {
            case DELIVERED -> entry.become(State.DELIVERED, "delivered");
            case REFUSED -> entry.become(State.REFUSED, "4xx: Ralio never sends it again; this event is lost");
            case TRY_AGAIN -> entry.become(State.WAITING, "Ralio will try again");
        }
    }

    /** {@return the received delivery of this event with these bytes, a new one if there is none} */
    private HistoryEntry entry(String eventId, String sha256, Function<String, HistoryEntry> create) {
        return history.read(entries -> entries.stream()
                        .filter(entry -> !entry.isSent()
                                && !eventId.isEmpty()
                                && entry.message().id().equals(eventId)
                                && entry.sha256().equals(sha256))
                        .findFirst())
                .orElseGet(() -> history.add(create));
    }

    /** {@return a header of a request, without the value if it may be a password} */
    static ResponseHeaders.Header header(String name, String value) {
        boolean secret = name.equalsIgnoreCase("Authorization")
                || name.equalsIgnoreCase("Proxy-Authorization")
                || name.equalsIgnoreCase("Cookie");
        return new ResponseHeaders.Header(
                PrintableText.of(name, MAX_NAME), secret ? "…" : PrintableText.of(value, 500));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
