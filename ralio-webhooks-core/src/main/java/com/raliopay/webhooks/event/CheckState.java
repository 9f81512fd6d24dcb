package com.raliopay.webhooks.event;

/** How a {@link Check} ended. The provider calls 1 and 2 its "current values": more may come. */
public enum CheckState {
    /** The check passed: {@code 1}, in earlier revisions {@code Validated}. */
    VALIDATED("1"),
    /** The check did not pass: {@code 2}, in earlier revisions {@code Refused}. */
    REFUSED("2"),
    /** A state that this version does not know; {@link Check#stateText()} has what was sent. */
    UNKNOWN("");

    private final String text;

    CheckState(String text) {
        this.text = text;
    }

    /** {@return the state as on the wire: {@code 1}, {@code 2}, empty for {@link #UNKNOWN}} */
    public String text() {
        return text;
    }

    /**
     * {@return the state with this number or name, or {@link #UNKNOWN}}
     *
     * @param text the state as sent; letter case does not matter
     */
    public static CheckState of(String text) {
        if (text.equals(VALIDATED.text) || text.equalsIgnoreCase(VALIDATED.name())) {
            return VALIDATED;
        }
        return text.equals(REFUSED.text) || text.equalsIgnoreCase(REFUSED.name()) ? REFUSED : UNKNOWN;
    }
}
