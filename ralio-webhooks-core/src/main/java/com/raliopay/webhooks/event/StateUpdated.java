package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * The overall verification level of an entity changed: upgraded, downgraded or expired (page <i>kyc_state_updated</i>).
 *
 * @param id the unique id of the event
 * @param timestamp when it happened
 * @param subject whose level it is
 * @param kycId the unique id of the KYC record
 * @param levelText the level as sent, such as {@code REGULAR}; never blank. {@link #level()} follows from it
 */
public record StateUpdated(UUID id, Instant timestamp, Subject subject, long kycId, String levelText)
        implements KycEvent {

    /** The event type on the wire. */
    public static final String TYPE = "kyc_state_updated";

    /**
     * Checks.
     *
     * @param id the unique id of the event
     * @param timestamp when it happened
     * @param subject whose level it is
     * @param kycId the unique id of the KYC record
     * @param levelText the level as sent
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if {@code levelText} is blank
     */
    public StateUpdated {
        requireNonNull(id, "id");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(subject, "subject");
        if (levelText.isBlank()) {
            throw new IllegalArgumentException("levelText is blank");
        }
    }

    /**
     * An update to a level that this version knows.
     *
     * @param id the unique id of the event
     * @param timestamp when it happened
     * @param subject whose level it is
     * @param kycId the unique id of the KYC record
     * @param level the level; its name is what was sent
     */
    public StateUpdated(UUID id, Instant timestamp, Subject subject, long kycId, KycLevel level) {
        this(id, timestamp, subject, kycId, level.name());
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** {@return the current KYC level; {@link KycLevel#UNKNOWN} when this version does not know {@link #levelText()}} */
    public KycLevel level() {
        return KycLevel.of(levelText);
    }
}
