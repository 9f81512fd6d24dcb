package com.raliopay.webhooks.simulator.scenario;

import com.raliopay.webhooks.event.EntityType;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.simulator.events.Uuids;
import com.raliopay.webhooks.simulator.text.Durations;
import com.raliopay.webhooks.simulator.text.PrintableText;
import com.raliopay.webhooks.testing.Fixture;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules for the fields of a step. */
final class StepRules {

    private static final int SHOWN = 60;
    private static final int MOST_TOGETHER = 100;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration LONGEST_OFFSET = Duration.ofDays(3_650);

    private StepRules() {}

    static void check(
            @Nullable String event,
            @Nullable String fixture,
            @Nullable String body,
            @Nullable String bodyBase64,
            @Nullable String id,
            @Nullable String subject,
            @Nullable String subjectId,
            @Nullable String at,
            @Nullable String wait,
            @Nullable Integer together) {
        long sources = Stream.of(event, fixture, body, bodyBase64)
                .filter(Objects::nonNull)
                .count();
        if (sources != 1) {
            throw new IllegalArgumentException(
                    "there must be exactly one of \"event\", \"fixture\", \"body\" and \"bodyBase64\", but there are "
                            + sources);
        }
        if (event != null && EventType.of(event).isEmpty()) {
            throw invalid("event", "must be one of " + types(), event);
        }
        if (fixture != null && fixture(fixture) == null) {
            throw invalid("fixture", "must be the name of a fixture such as SESSION_VERIFIED", fixture);
        }
        checkBase64(bodyBase64);
        if (event == null && fixture == null) {
            refuse("id", id);
            refuse("subjectId", subjectId);
            refuse("at", at);
        }
        if (event == null) {
            refuse("subject", subject);
        }
        if (subject != null
                && Stream.of(EntityType.USER, EntityType.RELATED_PARTY)
                        .noneMatch(type -> type.text().equals(subject))) {
            throw invalid("subject", "must be user or related-party", subject);
        }
        if (subjectId != null && Uuids.parse(subjectId).isEmpty()) {
            throw invalid("subjectId", "must be a UUID", subjectId);
        }
        if (at != null) {
            offset(at);
        }
        if (wait != null) {
            delay(wait);
        }
        if (together != null && (together < 1 || together > MOST_TOGETHER)) {
            throw invalid("together", "must be from 1 to " + MOST_TOGETHER, together.toString());
        }
    }

    private static void checkBase64(@Nullable String text) {
        try {
            if (text != null) {
                Base64.getDecoder().decode(text);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"bodyBase64\" is not base64", e);
        }
    }

    private static void refuse(String field, @Nullable String value) {
        if (value != null) {
            throw new IllegalArgumentException("\"" + field + "\" requires "
                    + (field.equals("subject") ? "\"event\"" : "\"event\" or \"fixture\""));
        }
    }

    static Duration delay(String wait) {
        return duration("wait", "such as 2s", wait, wait, LONGEST_WAIT);
    }

    static Duration offset(String at) {
        boolean past = at.startsWith("-");
        String span = past || at.startsWith("+") ? at.substring(1) : at;
        Duration offset = duration("at", "relative to now, such as -5m", at, span, LONGEST_OFFSET);
        return past ? offset.negated() : offset;
    }

    private static Duration duration(String field, String format, String value, String span, Duration longest) {
        try {
            return Durations.parse(span, longest);
        } catch (IllegalArgumentException e) {
            throw invalid(field, "must be a time " + format + ", up to " + longest.toHours() + " h", value);
        }
    }

    static @Nullable Fixture fixture(String name) {
        return Arrays.stream(Fixture.values())
                .filter(fixture -> fixture.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String types() {
        return List.of(EventType.values()).stream().map(EventType::text).collect(Collectors.joining(", "));
    }

    private static IllegalArgumentException invalid(String field, String rule, String value) {
        return new IllegalArgumentException(
                "\"" + field + "\" " + rule + ", but is \"" + PrintableText.of(value, SHOWN) + "\"");
    }
}
