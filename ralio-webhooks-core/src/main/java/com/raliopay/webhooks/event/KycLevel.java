package com.raliopay.webhooks.event;

/** The overall verification level of an entity. The provider calls these "common values": more may come. */
public enum KycLevel {
    /** Fully verified. */
    REGULAR,
    /** Verified for limited use. */
    LIGHT,
    /** A level that this version does not know; {@link StateUpdated#levelText()} has what was sent. */
    UNKNOWN;

    /**
     * {@return the level with this name, or {@link #UNKNOWN}}
     *
     * @param text the level as sent; letter case does not matter
     */
    public static KycLevel of(String text) {
        return REGULAR.name().equalsIgnoreCase(text) ? REGULAR : LIGHT.name().equalsIgnoreCase(text) ? LIGHT : UNKNOWN;
    }
}
