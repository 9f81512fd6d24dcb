package com.raliopay.webhooks.event;

/**
 * The overall verification level of a user or related party. The provider lists
 * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-state-updated">"common values"</a>: others may be sent.
 */
public enum KycLevel {
    /** Fully verified. */
    REGULAR,
    /** Verified for limited use. */
    LIGHT,
    /** A level that this version does not know; {@link StateUpdated#levelText()} returns what was sent. */
    UNKNOWN;

    /**
     * Returns the level with the given name, or {@link #UNKNOWN}.
     *
     * @param text the level as sent; case-insensitive
     */
    public static KycLevel of(String text) {
        return REGULAR.name().equalsIgnoreCase(text) ? REGULAR : LIGHT.name().equalsIgnoreCase(text) ? LIGHT : UNKNOWN;
    }
}
