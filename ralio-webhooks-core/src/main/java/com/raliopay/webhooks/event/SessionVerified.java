package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A verification session succeeded: all required checks passed, see
 * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-verified">kyc_session_verified</a>.
 *
 * @param id the unique id of the event
 * @param timestamp when the event happened
 * @param subject the user or related party of the session
 * @param sessionId the unique id of the KYC session
 * @param checks the checks of the session, in the order sent; copied. Only earlier revisions of the
 *     provider sent checks here
 */
public record SessionVerified(UUID id, Instant timestamp, Subject subject, UUID sessionId, List<Check> checks)
        implements SessionEvent {

    /** The documented spelling of the event type. */
    public static final String TYPE = "kyc_session_verified";

    public SessionVerified {
        requireNonNull(id, "id");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(subject, "subject");
        requireNonNull(sessionId, "sessionId");
        checks = List.copyOf(checks);
    }

    /** Creates an event without checks. */
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

    @Override
    public SessionVerified withId(UUID id) {
        return new SessionVerified(id, timestamp, subject, sessionId, checks);
    }
}
