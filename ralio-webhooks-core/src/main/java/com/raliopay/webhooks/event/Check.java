package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One verification check of a session: an element of {@code data.checks[]} of
 * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-failed">kyc_session_failed</a>.
 *
 * @param type the kind of check, such as {@code manual_review}; empty if not sent
 * @param stateText the state as sent: {@code 1}, {@code 2}, in earlier revisions {@code Validated}, {@code Refused}; empty if
 *     not sent. {@link #state()} interprets it
 * @param data details of the check, with names that depend on its kind; empty if not sent. Deeply copied, with the same
 *     types and limits as {@link UnrecognizedEvent#data()}. May contain personal data
 * @param reasons why the check was refused; copied; usually empty for a validated check
 */
@SuppressWarnings("exports") // the JSpecify annotations are needed at compile time only
public record Check(String type, String stateText, Map<String, @Nullable Object> data, List<Reason> reasons) {

    /** Below the body, its {@code data}, the array {@code checks} and the check. */
    private static final int DATA_LEVEL = 5;

    /**
     * Creates a check in any state.
     *
     * @throws IllegalArgumentException if {@code data} contains a value that a webhook body cannot contain
     */
    public Check {
        requireNonNull(type, "type");
        requireNonNull(stateText, "stateText");
        data = JsonValues.copyOf(data, DATA_LEVEL);
        reasons = List.copyOf(reasons);
    }

    /**
     * Creates a check in a known state.
     *
     * @throws IllegalArgumentException if {@code state} is {@link CheckState#UNKNOWN}, pass its text instead; or if
     *     {@code data} contains a value that a webhook body cannot contain
     */
    public Check(String type, CheckState state, Map<String, @Nullable Object> data, List<Reason> reasons) {
        this(type, textOf(state), data, reasons);
    }

    private static String textOf(CheckState state) {
        if (state == CheckState.UNKNOWN) {
            throw new IllegalArgumentException("state must not be UNKNOWN: pass the text of the state instead");
        }
        return state.text();
    }

    /** Returns a refused check without {@code data}. */
    public static Check refused(String type, Reason... reasons) {
        return new Check(type, CheckState.REFUSED, Map.of(), List.of(reasons));
    }

    /** {@return the state, {@link CheckState#UNKNOWN} if this version does not know {@link #stateText()}} */
    public CheckState state() {
        return CheckState.of(stateText);
    }

    /** {@return a description that omits the values in {@code data} and the messages of the reasons} */
    @Override
    public String toString() {
        return "Check[type=" + EscapedText.of(type) + ", stateText=" + EscapedText.of(stateText) + ", data="
                + JsonValues.summary(data) + ", reasons=" + reasons + "]";
    }
}
