package com.raliopay.webhooks.simulator.observer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParseException;
import com.raliopay.webhooks.simulator.observer.Observation.StageTime;
import com.raliopay.webhooks.simulator.verify.BodyComparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes the result of a dispatch. */
public final class Observations {

    private static final int START_LENGTH = 200;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String LISTENER = "listener ";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Observations() {}

    public static Observation of(Observed observed) {
        DispatchResult result = observed.result();
        byte[] body = observed.body();
        WebhookEvent event = result.event().orElse(null);
        JsonNode json = event == null ? tree(body) : null;
        WebhookParseException unreadable = result.failure().orElse(null) instanceof WebhookParseException e ? e : null;
        boolean notAccepted = result.outcome() == Outcome.UNVERIFIED || result.outcome() == Outcome.UNREADABLE;
        return new Observation(
                observed.at(),
                event != null ? event.id().toString() : text(json, "id", "eventId"),
                event != null ? event.type() : text(json, "event", "eventType"),
                result.outcome().name(),
                result.httpStatus(),
                Reasons.of(observed),
                unreadable == null ? null : unreadable.pointer(),
                claim(result),
                result.stages().stream()
                        .map(stage ->
                                new StageTime(stage.name(), stage.duration().toNanos() / NANOS_PER_MILLI))
                        .toList(),
                listeners(result),
                result.duration().toNanos() / NANOS_PER_MILLI,
                body.length,
                BodyComparison.sha256(body),
                observed.signature(),
                observed.contentType(),
                notAccepted ? start(body) : null,
                "");
    }

    /** {@return the names of the listeners that ran} */
    static List<String> listeners(DispatchResult result) {
        return result.stages().stream()
                .map(DispatchResult.Stage::name)
                .filter(name -> name.startsWith(LISTENER))
                .map(name -> name.substring(LISTENER.length()))
                .toList();
    }

    private static String claim(DispatchResult result) {
        return switch (result.outcome()) {
            case HANDLED -> "acquired and completed";
            case LISTENER_FAILED, LISTENER_REJECTED -> "acquired and released";
            case DUPLICATE -> "completed before";
            case IN_PROGRESS -> "held by another delivery";
            case IGNORED, UNVERIFIED, TOO_LARGE, UNREADABLE, UNAVAILABLE -> "none";
        };
    }

    /** A body that is not authentic is read only to find the delivery that it belongs to. */
    private static @Nullable JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable JsonNode json, String... names) {
        if (json != null) {
            for (String name : names) {
                if (json.path(name).isTextual()) {
                    return json.path(name).textValue();
                }
            }
        }
        return null;
    }

    private static String start(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, START_LENGTH * 4), StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), START_LENGTH));
    }
}
