package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One verification check of a session (page <i>kyc_session_failed</i>, {@code data.checks[]}).
 *
 * @param type the kind of check, such as {@code manual_review}; empty when not sent
 * @param stateText the state as sent: {@code 1}, {@code 2}, in earlier revisions {@code Validated}, {@code Refused}; empty
 *     when not sent. {@link #state()} follows from it
 * @param data what the provider of the check says, deeply copied; its form depends on the check. Objects are maps in the
 *     order sent, arrays are lists, whole numbers are {@link Long} or {@link java.math.BigInteger}, other numbers
 *     {@link java.math.BigDecimal}; a JSON null is a null value. Empty when not sent. May hold personal data
 * @param reasons why the check was refused, copied; mostly empty for a validated check
 */
@SuppressWarnings("exports") // an annotation that merchants need not have
public record Check(String type, String stateText, Map<String, @Nullable Object> data, List<Reason> reasons) {

    /** A body may be 64 levels deep; body, {@code data}, {@code checks} and the check are the first four. */
    private static final int MAX_DEPTH = 60;

    /**
     * Checks and copies.
     *
     * @param type the kind of check
     * @param stateText the state as sent
     * @param data what the provider of the check says
     * @param reasons why the check was refused
     * @throws NullPointerException if a parameter or an element of {@code reasons} is null
     * @throws IllegalArgumentException if {@code data} holds a value that JSON does not have
     */
    public Check {
        requireNonNull(type, "type");
        requireNonNull(stateText, "stateText");
        data = JsonValues.copyOf(data, MAX_DEPTH);
        reasons = List.copyOf(reasons);
    }

    /**
     * A check in a state that this version knows.
     *
     * @param type the kind of check
     * @param state the state; its {@linkplain CheckState#text() text} is what was sent
     * @param data what the provider of the check says
     * @param reasons why the check was refused
     */
    public Check(String type, CheckState state, Map<String, @Nullable Object> data, List<Reason> reasons) {
        this(type, state.text(), data, reasons);
    }

    /** {@return the state; {@link CheckState#UNKNOWN} when this version does not know {@link #stateText()}} */
    public CheckState state() {
        return CheckState.of(stateText);
    }

    /** {@return the check without what {@code data} and the reasons' messages say} */
    @Override
    public String toString() {
        return "Check[type=" + type + ", state=" + state() + ", data=" + JsonValues.summary(data) + ", reasons="
                + reasons + "]";
    }
}
