package com.raliopay.webhooks.simulator.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;

/** Moves every date and time in a payload by the same span, so that they keep their distance from the event. */
final class DateShift {

    private static final int DATE_LENGTH = "2026-11-30".length();
    private static final int SECONDS_LENGTH = "2026-11-30T12:40:24".length();
    private static final Pattern WITH_SECONDS = Pattern.compile("[\\d-]{10}T\\d\\d:\\d\\d:\\d\\d.+");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final Duration span;
    private final long days;

    private DateShift(Duration span, long days) {
        this.span = span;
        this.days = days;
    }

    /** {@return the shift that moves an event from one time to the other} */
    static DateShift between(Instant from, Instant to) {
        return new DateShift(
                Duration.between(from.truncatedTo(ChronoUnit.SECONDS), to.truncatedTo(ChronoUnit.SECONDS)),
                ChronoUnit.DAYS.between(
                        LocalDate.ofInstant(from, ZoneOffset.UTC), LocalDate.ofInstant(to, ZoneOffset.UTC)));
    }

    /** Moves the dates in an object, at any depth. */
    void apply(ObjectNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            field.setValue(shifted(field.getValue()));
        }
    }

    private JsonNode shifted(JsonNode value) {
        if (value instanceof ObjectNode object) {
            apply(object);
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, shifted(array.get(i)));
            }
        } else if (value instanceof TextNode text) {
            return TextNode.valueOf(shifted(text.textValue()));
        }
        return value;
    }

    private String shifted(String text) {
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text).plusDays(days).toString();
            }
            return WITH_SECONDS.matcher(text).matches() ? shiftedTime(text) : text;
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** Keeps the offset and the fraction as they are written. */
    private String shiftedTime(String text) {
        OffsetDateTime moved = OffsetDateTime.parse(text).plus(span);
        return moved.format(SECONDS) + text.substring(SECONDS_LENGTH);
    }
}
