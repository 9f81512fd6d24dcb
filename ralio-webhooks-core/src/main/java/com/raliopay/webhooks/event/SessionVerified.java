package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The entity passed all required checks (page <i>kyc_session_verified</i>).
 *
 * @param id the unique id of the event
 * @param timestamp when it happened
 * @param subject whose session it is
 * @param sessionId the unique id of the KYC session
 * @param checks the checks of the session, in the order sent; copied; only earlier revisions of the provider sent any here
 */
public record SessionVerified(UUID id, Instant timestamp, Subject subject, UUID sessionId, List<Check> checks)
        implements SessionEvent {

    /** The event type on the wire. */
    public static final String TYPE = "kyc_session_verified";

    /**
     * Checks and copies.
     *
     * @param id the unique id of the event
     * @param timestamp when it happened
     * @param subject whose session it is
     * @param sessionId the unique id of the KYC session
     * @param checks the checks of the session
     * @throws NullPointerException if a parameter or an element of {@code checks} is null
     */
    public SessionVerified {
        requireNonNull(id, "id");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(subject, "subject");
        requireNonNull(sessionId, "sessionId");
        checks = List.copyOf(checks);
    }

    /**
     * A session event without checks.
     *
     * @param id the unique id of the event
     * @param timestamp when it happened
     * @param subject whose session it is
     * @param sessionId the unique id of the KYC session
     */
    public SessionVerified(UUID id, Instant timestamp, Subject subject, UUID sessionId) {
        this(id, timestamp, subject, sessionId, List.of());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public SessionState sessionState() {
        return SessionState.VERIFIED;
    }
}
