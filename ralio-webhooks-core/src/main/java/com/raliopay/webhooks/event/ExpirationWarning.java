package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A verified document is about to expire: time to start a new verification session (page <i>kyc_expiration_warning</i>).
 * The provider sends it once for each KYC record, "in the current implementation" 14 days ahead.
 *
 * @param id the unique id of the event
 * @param timestamp when it happened
 * @param subject whose document it is
 * @param kycId the unique id of the KYC record
 * @param expirationDate the day on which the document expires, as written by the provider, without a time zone
 * @param daysRemaining the number of days left when the event was made
 * @param action what the provider recommends, for a person to read; empty when not sent
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

    /** The event type on the wire. */
    public static final String TYPE = "kyc_expiration_warning";

    /**
     * Checks.
     *
     * @param id the unique id of the event
     * @param timestamp when it happened
     * @param subject whose document it is
     * @param kycId the unique id of the KYC record
     * @param expirationDate the day on which the document expires
     * @param daysRemaining the number of days left when the event was made
     * @param action what the provider recommends
     * @throws NullPointerException if a parameter is null
     */
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
}
