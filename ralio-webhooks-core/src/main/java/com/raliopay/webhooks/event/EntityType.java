package com.raliopay.webhooks.event;

/** What kind of entity a {@link Subject} is. */
public enum EntityType {
    /** A user of the merchant. */
    USER("user"),
    /** A related party of a user, such as the owner of a company. */
    RELATED_PARTY("related-party"),
    /** A kind that this version does not know; {@link Subject#entityTypeText()} has what was sent. */
    UNKNOWN("unknown");

    private final String text;

    EntityType(String text) {
        this.text = text;
    }

    /** {@return the type as on the wire, such as {@code related-party}} */
    public String text() {
        return text;
    }

    /**
     * {@return the entity type with this text, or {@link #UNKNOWN}}
     *
     * @param text the type as sent; letter case does not matter, nor whether words are joined by {@code -} or {@code _}
     */
    public static EntityType of(String text) {
        if (USER.text.equalsIgnoreCase(text)) {
            return USER;
        }
        return RELATED_PARTY.text.equalsIgnoreCase(text.replace('_', '-')) ? RELATED_PARTY : UNKNOWN;
    }
}
