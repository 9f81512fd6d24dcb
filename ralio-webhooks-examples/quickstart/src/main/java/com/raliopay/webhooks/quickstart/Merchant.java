package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.KycLevel;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionState;
import com.raliopay.webhooks.event.Subject;
import java.time.LocalDate;
import java.util.UUID;

/** The merchant's own code, which the listeners call. What one of these methods throws, the listener throws. */
public interface Merchant {

    /**
     * Stores the state of a session.
     *
     * @param sessionId the session
     * @param state the state that it is in now
     * @throws Exception if it cannot be stored now
     */
    void updateSession(UUID sessionId, SessionState state) throws Exception;

    /**
     * Notifies a user who has been verified.
     *
     * @param userId the user
     */
    void notifyUser(UUID userId);

    /**
     * Notifies a related party who has been verified.
     *
     * @param relatedPartyId the related party
     */
    void notifyRelatedParty(UUID relatedPartyId);

    /**
     * Asks the compliance team to review a session.
     *
     * @param subject whose session it is
     * @param sessionId the session
     */
    void askCompliance(Subject subject, UUID sessionId);

    /**
     * Explains to the subject why a check was refused.
     *
     * @param subject whose check it is
     * @param check the check
     * @param reason one of its reasons
     */
    void explain(Subject subject, Check check, Reason reason);

    /**
     * Changes what the subject may do.
     *
     * @param subject whose level it is
     * @param level the level, not unknown
     */
    void changeLevel(Subject subject, KycLevel level);

    /**
     * Starts a new verification before a document expires.
     *
     * @param subject whose document it is
     * @param expirationDate the day on which it expires
     */
    void startRenewal(Subject subject, LocalDate expirationDate);

    /**
     * Escalates an event with a value that this program does not know.
     *
     * @param event the event
     */
    void escalate(KycEvent event);
}
