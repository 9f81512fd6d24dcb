package com.raliopay.webhooks;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.json.WebhookParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One POST: its raw body and its headers. Valid while the dispatch runs, because both may belong to the HTTP server; copy
 * what you need longer.
 */
public final class Delivery {

    /** The dispatcher has checked the length of the body by the time that {@code data} is read. */
    private static final WebhookParser UNLIMITED = new WebhookParser(Integer.MAX_VALUE);

    private final byte[] body;
    private final Function<String, @Nullable String> headers;

    private Delivery(byte[] body, Function<String, @Nullable String> headers) {
        this.body = body;
        this.headers = headers;
    }

    /**
     * Creates a delivery, for tests of listeners and observers.
     *
     * @param body the raw body; not copied
     * @param headers returns the value of a header, or null if there is none, such as {@code map::get}
     * @return the delivery
     */
    @SuppressWarnings("exports") // JSpecify's annotations are optional for users of this module
    public static Delivery of(byte[] body, Function<String, @Nullable String> headers) {
        return new Delivery(requireNonNull(body, "body"), requireNonNull(headers, "headers"));
    }

    /** {@return a copy of the raw body, byte for byte} */
    public byte[] body() {
        return body.clone();
    }

    /** {@return the raw body decoded as UTF-8; malformed bytes become U+FFFD} */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * {@return the value of a header, as the HTTP server returns it} A case-sensitive lookup is asked for the name as given,
     * in lower case, in upper case, and with only its first letter in upper case.
     *
     * @param name the name of the header, case-insensitive
     */
    public Optional<String> header(String name) {
        String value = headers.apply(name);
        if (value != null || name.isEmpty()) {
            return Optional.ofNullable(value);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        String capitalized = name.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
        for (String spelling : List.of(lower, name.toUpperCase(Locale.ROOT), capitalized)) {
            value = headers.apply(spelling);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /**
     * {@return everything in {@code data}, including fields that the event has no accessor for} The values have the types
     * that {@link UnrecognizedEvent#data()} describes. Each call reads the body again and returns a copy; it is empty if the
     * body is not an event.
     */
    @SuppressWarnings("exports") // JSpecify's annotations are optional for users of this module
    public Map<String, @Nullable Object> data() {
        return UNLIMITED.parseData(body);
    }

    /** The body itself, for the dispatcher. */
    byte[] rawBody() {
        return body;
    }

    /** {@return the length of the body, and nothing of its content} */
    @Override
    public String toString() {
        return "Delivery[" + body.length + " bytes]";
    }
}
