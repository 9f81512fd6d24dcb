package com.raliopay.webhooks.event;

/** The kind of a {@link Subject}. */
public enum EntityType {
    /** A user of the merchant. */
    USER("user"),
    /** A related party of a user, such as the owner of a company. */
    RELATED_PARTY("related-party"),
    /** A kind that this version does not know; {@link Subject#entityTypeText()} returns what was sent. */
    UNKNOWN("unknown");

    private final String text;

    EntityType(String text) {
        this.text = text;
    }

    /** {@return the documented spelling, such as {@code related-party}} */
    public String text() {
        return text;
    }

    /**
     * Returns the entity type with the given spelling, or {@link #UNKNOWN}.
     *
     * @param text the type as sent; case-insensitive, with {@code -} or {@code _} between words
     */
    public static EntityType of(String text) {
        if (USER.text.equalsIgnoreCase(text)) {
            return USER;
        }
        return RELATED_PARTY.text.equalsIgnoreCase(text.replace('_', '-')) ? RELATED_PARTY : UNKNOWN;
    }
}
