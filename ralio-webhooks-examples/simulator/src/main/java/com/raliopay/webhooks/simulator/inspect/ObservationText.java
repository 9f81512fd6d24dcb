package com.raliopay.webhooks.simulator.inspect;

import static java.util.Objects.requireNonNullElse;

import com.raliopay.webhooks.simulator.observer.Observation;
import com.raliopay.webhooks.simulator.observer.Observation.StageTime;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a reported observation complete, short and printable: any program on this machine can report one. */
final class ObservationText {

    private static final int SHORT = 100;
    private static final int LONG = 1_000;
    private static final int MAX_STAGES = 50;

    private ObservationText() {}

    /** {@return the observation, of which any component may be null} */
    static Observation cleaned(Observation reported) {
        return new Observation(
                reported.at(),
                nullable(reported.eventId(), SHORT),
                nullable(reported.type(), SHORT),
                text(reported.outcome(), SHORT),
                reported.status(),
                text(reported.reason(), LONG),
                nullable(reported.pointer(), SHORT),
                text(reported.claim(), SHORT),
                list(reported.stages()).stream()
                        .map(stage -> new StageTime(text(stage.name(), SHORT), stage.millis()))
                        .toList(),
                list(reported.listeners()).stream()
                        .map(name -> text(name, SHORT))
                        .toList(),
                reported.millis(),
                reported.bytes(),
                text(reported.sha256(), SHORT),
                text(reported.signature(), SHORT),
                nullable(reported.contentType(), SHORT),
                reported.start() == null ? null : truncated(reported.start()),
                "");
    }

    static Observation withChange(Observation observation, String change) {
        return new Observation(
                observation.at(),
                observation.eventId(),
                observation.type(),
                observation.outcome(),
                observation.status(),
                observation.reason(),
                observation.pointer(),
                observation.claim(),
                observation.stages(),
                observation.listeners(),
                observation.millis(),
                observation.bytes(),
                observation.sha256(),
                observation.signature(),
                observation.contentType(),
                observation.start(),
                change);
    }

    /** The start of the body is compared with the bytes that were sent, so its characters stay as they are. */
    private static String truncated(String start) {
        return start.substring(0, Math.min(start.length(), LONG));
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null
                ? List.of()
                : list.stream().filter(Objects::nonNull).limit(MAX_STAGES).toList();
    }

    private static String text(@Nullable String text, int maxLength) {
        return PrintableText.of(requireNonNullElse(text, ""), maxLength);
    }

    private static @Nullable String nullable(@Nullable String text, int maxLength) {
        return text == null ? null : PrintableText.of(text, maxLength);
    }
}
