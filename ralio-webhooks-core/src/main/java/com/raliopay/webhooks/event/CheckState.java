package com.raliopay.webhooks.event;

/**
 * The result of a {@link Check}. The provider calls 1 and 2 its
 * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-failed">"current values"</a>: others may be sent.
 */
public enum CheckState {
    /** The check passed: {@code 1}, in earlier revisions {@code Validated}. */
    VALIDATED("1"),
    /** The check did not pass: {@code 2}, in earlier revisions {@code Refused}. */
    REFUSED("2"),
    /** A state that this version does not know; {@link Check#stateText()} returns what was sent. */
    UNKNOWN("");

    private final String text;

    CheckState(String text) {
        this.text = text;
    }

    /** {@return the number that the provider sends: {@code 1}, {@code 2}, empty for {@link #UNKNOWN}} */
    public String text() {
        return text;
    }

    /**
     * Returns the state with the given number or name, or {@link #UNKNOWN}.
     *
     * @param text the state as sent; case-insensitive
     */
    public static CheckState of(String text) {
        if (text.equals(VALIDATED.text) || text.equalsIgnoreCase(VALIDATED.name())) {
            return VALIDATED;
        }
        return text.equals(REFUSED.text) || text.equalsIgnoreCase(REFUSED.name()) ? REFUSED : UNKNOWN;
    }
}
