package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of a type that this version does not know: a new type, or one of another family that is sent to the same endpoint,
 * such as {@code payin_*} and {@code kyb_state_updated}.
 *
 * @param id the unique id of the event
 * @param type the event type as sent; not blank, and not one that {@link EventType#of(String)} knows
 * @param timestamp when the event happened
 * @param data the details of the event; deeply copied. JSON objects are maps in the order sent, arrays are lists, whole
 *     numbers are {@link Long}, or {@link java.math.BigInteger} if out of its range, other numbers are
 *     {@link java.math.BigDecimal}, and a JSON null is a null value. The constructor converts other types of numbers. May
 *     contain personal data
 */
@SuppressWarnings("exports") // the JSpecify annotations are needed at compile time only
public record UnrecognizedEvent(UUID id, String type, Instant timestamp, Map<String, @Nullable Object> data)
        implements WebhookEvent {

    /**
     * The largest number of digits of a number in free-form data when written without an exponent: {@code 0.05} and
     * {@code 7e2} have three digits. A {@link java.math.BigDecimal} has {@code max(1, precision - scale) + max(0, scale)}.
     * Longer numbers are refused, because code that rounds or formats, say, {@code 1e20000000} would run for minutes.
     */
    public static final int MAX_NUMBER_DIGITS = 1_000;

    /** Below the body. */
    private static final int DATA_LEVEL = 2;

    /**
     * Creates an event.
     *
     * @throws IllegalArgumentException if {@code type} is blank or known, or if {@code data} contains a value that a webhook
     *     body cannot contain: an object of another class, a number that is not finite or is longer than
     *     {@link #MAX_NUMBER_DIGITS}, a name with an unpaired surrogate, or nesting that makes the body more than 1,000 levels
     *     deep
     */
    public UnrecognizedEvent {
        requireNonNull(id, "id");
        requireNonNull(timestamp, "timestamp");
        if (type.isBlank()) {
            throw new IllegalArgumentException("type must not be blank");
        }
        Optional<EventType> known = EventType.of(type);
        if (known.isPresent()) {
            throw new IllegalArgumentException(
                    "type must not be a known one but was " + known.get().text() + ": use the class "
                            + known.get().eventClass().getSimpleName());
        }
        data = JsonValues.copyOf(data, DATA_LEVEL);
    }

    @Override
    public UnrecognizedEvent withId(UUID id) {
        return new UnrecognizedEvent(id, type, timestamp, data);
    }

    /** {@return a description that omits the names and values in {@code data}} */
    @Override
    public String toString() {
        return "UnrecognizedEvent[id=" + id + ", type=" + EscapedText.of(type) + ", timestamp=" + timestamp + ", data="
                + JsonValues.summary(data) + "]";
    }
}
