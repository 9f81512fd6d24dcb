package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The automatic checks of a session were inconclusive: a person must review it, see
 * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-manual-review">kyc_session_manual_review</a>.
 *
 * @param id the unique id of the event
 * @param timestamp when the event happened
 * @param subject the user or related party of the session
 * @param sessionId the unique id of the KYC session
 * @param checks the checks of the session, in the order sent; copied. Only earlier revisions of the
 *     provider sent checks here
 */
public record ManualReview(UUID id, Instant timestamp, Subject subject, UUID sessionId, List<Check> checks)
        implements SessionEvent {

    /** The documented spelling of the event type. */
    public static final String TYPE = "kyc_session_manual_review";

    public ManualReview {
        requireNonNull(id, "id");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(subject, "subject");
        requireNonNull(sessionId, "sessionId");
        checks = List.copyOf(checks);
    }

    /** Creates an event without checks. */
    public ManualReview(UUID id, Instant timestamp, Subject subject, UUID sessionId) {
        this(id, timestamp, subject, sessionId, List.of());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public SessionState sessionState() {
        return SessionState.REVIEW;
    }

    @Override
    public ManualReview withId(UUID id) {
        return new ManualReview(id, timestamp, subject, sessionId, checks);
    }
}
