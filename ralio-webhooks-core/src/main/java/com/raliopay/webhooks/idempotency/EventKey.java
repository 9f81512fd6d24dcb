package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Identifies an event in an {@link IdempotencyStore}. The type belongs to the key because nothing guarantees that events of
 * different types have different ids.
 *
 * <p>A store that needs text must build it from both components, so that different keys have different texts. Do not use
 * {@link #toString()}, which escapes characters.
 *
 * @param type the event's type as it was sent; any string, including an empty one
 * @param id the event's id
 */
public record EventKey(String type, UUID id) {

    public EventKey {
        requireNonNull(type, "type");
        requireNonNull(id, "id");
    }

    // Not the generated equals and hashCode: linking those takes 13 ms of a cold start.

    @Override
    @SuppressWarnings("exports") // merchants need not have the annotation
    public boolean equals(@Nullable Object other) {
        return other instanceof EventKey key && id.equals(key.id) && type.equals(key.type);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + id.hashCode();
    }

    /**
     * Returns the type, a slash and the id. In the type, control and format characters, line separators and surrogates are
     * escaped: a line feed becomes <code>&#92;u000a</code>.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(type.length() + 37);
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE ->
                    text.append("\\u").append(HexFormat.of().toHexDigits(c));
                default -> text.append(c);
            }
        }
        return text.append('/').append(id).toString();
    }
}
