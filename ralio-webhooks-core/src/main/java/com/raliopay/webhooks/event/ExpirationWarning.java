package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A verified document is about to expire, so a new verification session should be started, see
 * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-expiration-warning">kyc_expiration_warning</a>. The provider
 * sends it once for each KYC record, "in the current implementation" 14 days before the document expires.
 *
 * @param id the unique id of the event
 * @param timestamp when the event happened
 * @param subject the user or related party whose document expires
 * @param kycId the unique id of the KYC record
 * @param expirationDate the day on which the document expires, as written by the provider, without a time zone
 * @param daysRemaining the number of days left when the event was created
 * @param action the recommendation of the provider, in words for a person; empty if not sent
 */
public record ExpirationWarning(
        UUID id,
        Instant timestamp,
        Subject subject,
        long kycId,
        LocalDate expirationDate,
        int daysRemaining,
        String action)
        implements KycEvent {

    /** The documented spelling of the event type. */
    public static final String TYPE = "kyc_expiration_warning";

    public ExpirationWarning {
        requireNonNull(id, "id");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(subject, "subject");
        requireNonNull(expirationDate, "expirationDate");
        requireNonNull(action, "action");
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public ExpirationWarning withId(UUID id) {
        return new ExpirationWarning(id, timestamp, subject, kycId, expirationDate, daysRemaining, action);
    }

    @Override
    public String toString() {
        return "ExpirationWarning[id=" + id + ", timestamp=" + timestamp + ", subject=" + subject + ", kycId=" + kycId
                + ", expirationDate=" + expirationDate + ", daysRemaining=" + daysRemaining + ", action="
                + EscapedText.of(action) + "]";
    }
}
