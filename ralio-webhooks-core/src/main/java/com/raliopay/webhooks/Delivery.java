package com.raliopay.webhooks;

import com.raliopay.webhooks.event.UnrecognizedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One POST, as the host handed it over. For use while the dispatch runs: the body and the headers are the host's. Who keeps
 * one longer, takes a copy of what he needs.
 */
public final class Delivery {

    private final byte[] body;
    private final Function<String, @Nullable String> headers;

    Delivery(byte[] body, Function<String, @Nullable String> headers) {
        this.body = body;
        this.headers = headers;
    }

    /** {@return the raw body, byte for byte; a copy} */
    public byte[] body() {
        return body.clone();
    }

    /** {@return the raw body read as UTF-8; bytes that are not UTF-8 show as U+FFFD} */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * {@return the value of a header, as the host gives it} Hosts whose lookup tells letter cases apart are asked for the
     * name as given, in lower case, in upper case, and with its first letter only in upper case.
     *
     * @param name the header's name; letter case does not matter
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(find(name));
    }

    @Nullable
    String find(String name) {
        String value = headers.apply(name);
        if (value != null || name.isEmpty()) {
            return value;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        String capitalized = name.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
        for (String spelling : List.of(lower, name.toUpperCase(Locale.ROOT), capitalized)) {
            value = headers.apply(spelling);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /**
     * {@return all that {@code data} says, also what the event's class has no accessor for; a copy, read from the body at
     * each call} The form is that of {@link UnrecognizedEvent#data()}. Empty when the body is no event.
     */
    @SuppressWarnings("exports") // an annotation that merchants need not have
    public Map<String, @Nullable Object> data() {
        return EventReader.readData(body);
    }

    /** {@return nothing about the content} */
    @Override
    public String toString() {
        return "Delivery[" + body.length + " bytes]";
    }
}
