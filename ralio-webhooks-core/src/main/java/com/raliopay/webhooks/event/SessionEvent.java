package com.raliopay.webhooks.event;

import java.util.List;
import java.util.UUID;

/** The outcome of one verification session. */
public sealed interface SessionEvent extends KycEvent permits SessionVerified, ManualReview, SessionFailed {

    /** {@return the unique id of the KYC session} */
    UUID sessionId();

    /** {@return the state of the session after this event, determined by the class of the event} */
    SessionState sessionState();

    /**
     * {@return the verification checks of the session, in the order sent; immutable, empty if none were sent} Documented
     * for {@link SessionFailed}; earlier revisions of the provider sent checks with every session event.
     */
    List<Check> checks();

    @Override
    SessionEvent withId(UUID id);
}
