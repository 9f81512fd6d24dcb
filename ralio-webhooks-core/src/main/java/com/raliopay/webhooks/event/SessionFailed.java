package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A verification session failed: the identity could not be verified, see
 * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-failed">kyc_session_failed</a>.
 *
 * @param id the unique id of the event
 * @param timestamp when the event happened
 * @param subject the user or related party of the session
 * @param sessionId the unique id of the KYC session
 * @param checks the checks of the session, in the order sent; copied
 */
public record SessionFailed(UUID id, Instant timestamp, Subject subject, UUID sessionId, List<Check> checks)
        implements SessionEvent {

    /** The documented spelling of the event type. */
    public static final String TYPE = "kyc_session_failed";

    public SessionFailed {
        requireNonNull(id, "id");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(subject, "subject");
        requireNonNull(sessionId, "sessionId");
        checks = List.copyOf(checks);
    }

    /** Creates an event without checks. */
    public SessionFailed(UUID id, Instant timestamp, Subject subject, UUID sessionId) {
        this(id, timestamp, subject, sessionId, List.of());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public SessionState sessionState() {
        return SessionState.REJECTED;
    }

    @Override
    public SessionFailed withId(UUID id) {
        return new SessionFailed(id, timestamp, subject, sessionId, checks);
    }
}
