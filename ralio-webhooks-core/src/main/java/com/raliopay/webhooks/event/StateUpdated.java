package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * The overall verification level of a user or related party changed: it was upgraded, downgraded, or it expired, see
 * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-state-updated">kyc_state_updated</a>.
 *
 * @param id the unique id of the event
 * @param timestamp when the event happened
 * @param subject the user or related party whose level changed
 * @param kycId the unique id of the KYC record
 * @param levelText the level as sent, such as {@code REGULAR}; never blank. {@link #level()} interprets it
 */
public record StateUpdated(UUID id, Instant timestamp, Subject subject, long kycId, String levelText)
        implements KycEvent {

    /** The documented spelling of the event type. */
    public static final String TYPE = "kyc_state_updated";

    public StateUpdated {
        requireNonNull(id, "id");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(subject, "subject");
        if (levelText.isBlank()) {
            throw new IllegalArgumentException("levelText must not be blank");
        }
    }

    /**
     * Creates an event with a known level.
     *
     * @throws IllegalArgumentException if {@code level} is {@link KycLevel#UNKNOWN}; pass its text instead
     */
    public StateUpdated(UUID id, Instant timestamp, Subject subject, long kycId, KycLevel level) {
        this(id, timestamp, subject, kycId, textOf(level));
    }

    private static String textOf(KycLevel level) {
        if (level == KycLevel.UNKNOWN) {
            throw new IllegalArgumentException("level must not be UNKNOWN: pass the text of the level instead");
        }
        return level.name();
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** {@return the new level, {@link KycLevel#UNKNOWN} if this version does not know {@link #levelText()}} */
    public KycLevel level() {
        return KycLevel.of(levelText);
    }

    @Override
    public StateUpdated withId(UUID id) {
        return new StateUpdated(id, timestamp, subject, kycId, levelText);
    }

    @Override
    public String toString() {
        return "StateUpdated[id=" + id + ", timestamp=" + timestamp + ", subject=" + subject + ", kycId=" + kycId
                + ", levelText=" + EscapedText.of(levelText) + "]";
    }
}
