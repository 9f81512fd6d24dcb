package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of a type that this version does not know: another family on the same endpoint ({@code payin_*},
 * {@code kyb_state_updated}, …) or one that is new.
 *
 * @param id the unique id of the event
 * @param type the event type as sent; none of the five that have a class of their own, and not blank
 * @param timestamp when it happened
 * @param data what the event says, deeply copied. Objects are maps in the order sent, arrays are lists, whole numbers are
 *     {@link Long} or {@link java.math.BigInteger}, other numbers {@link java.math.BigDecimal}; a JSON null is a null value
 */
@SuppressWarnings("exports") // an annotation that merchants need not have
public record UnrecognizedEvent(UUID id, String type, Instant timestamp, Map<String, @Nullable Object> data)
        implements WebhookEvent {

    /** A body may be 64 levels deep, and {@code data} is its second. */
    private static final int MAX_DEPTH = 63;

    /**
     * Checks and copies.
     *
     * @param id the unique id of the event
     * @param type the event type as sent
     * @param timestamp when it happened
     * @param data what the event says
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if {@code type} is blank or has a class of its own, or if {@code data} holds a value
     *     that JSON does not have
     */
    public UnrecognizedEvent {
        requireNonNull(id, "id");
        requireNonNull(timestamp, "timestamp");
        if (type.isBlank()) {
            throw new IllegalArgumentException("type is blank");
        }
        if (KycEvent.TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " has a class of its own");
        }
        data = JsonValues.copyOf(data, MAX_DEPTH);
    }

    /** {@return the event without what {@code data} says} */
    @Override
    public String toString() {
        return "UnrecognizedEvent[id=" + id + ", type=" + type + ", timestamp=" + timestamp + ", data="
                + JsonValues.summary(data) + "]";
    }
}
