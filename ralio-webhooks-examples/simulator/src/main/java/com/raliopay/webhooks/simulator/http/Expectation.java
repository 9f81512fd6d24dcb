package com.raliopay.webhooks.simulator.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The statuses that a delivery may end with. A 5xx that is not among them is tried again.
 *
 * @param statuses such as {@code 401} or {@code 2xx}; at least one
 */
public record Expectation(List<String> statuses) {

    private static final Pattern STATUS = Pattern.compile("[1-5](\\d\\d|xx)");

    /** Any 2xx. */
    public static final Expectation DELIVERED = new Expectation(List.of("2xx"));

    /** Any 4xx. */
    public static final Expectation REFUSED = new Expectation(List.of("4xx"));

    public Expectation {
        statuses = List.copyOf(statuses);
        if (statuses.isEmpty()) {
            throw new IllegalArgumentException("\"expect\" must have a status, but is an empty list");
        }
        for (String status : statuses) {
            if (!STATUS.matcher(status).matches()) {
                throw new IllegalArgumentException(
                        "\"expect\" must be a status such as 200 or \"2xx\", or a list of them," + " but has "
                                + PrintableText.of(status, 40));
            }
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Expectation of(JsonNode json) {
        List<String> statuses = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(status -> statuses.add(text(status)));
        } else {
            statuses.add(text(json));
        }
        return new Expectation(statuses);
    }

    private static String text(JsonNode status) {
        return status.isTextual() ? requireNonNull(status.textValue()) : status.toString();
    }

    @JsonValue
    Object json() {
        List<Object> values = statuses.stream().map(Expectation::json).toList();
        return values.size() == 1 ? values.get(0) : values;
    }

    private static Object json(String status) {
        return status.endsWith("xx") ? status : (Object) Integer.valueOf(status);
    }

    /** Returns whether a response has one of these statuses; no response never has. */
    public boolean isMetBy(Response response) {
        String status = Integer.toString(response.status());
        return response.failure() == null
                && statuses.stream()
                        .anyMatch(expected -> expected.equals(status)
                                || (expected.endsWith("xx") && expected.charAt(0) == status.charAt(0)));
    }

    /** {@return such as {@code 2xx or 401}} */
    public String text() {
        return String.join(" or ", statuses);
    }
}
