package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookParseException;
import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.KycLevel;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionState;
import com.raliopay.webhooks.event.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A merchant who only notes what the listeners see. A delivery stays on its thread, so every thread has notes of its own. */
final class DemoMerchant implements Merchant {

    /** What happens to the merchant while a listener runs. */
    @FunctionalInterface
    interface Incident {
        void happen() throws Exception;
    }

    private final ThreadLocal<List<String>> notes = ThreadLocal.withInitial(ArrayList::new);
    private final Map<UUID, Incident> incidents = new ConcurrentHashMap<>();

    /** Lets something happen, once, when this session is updated the next time. */
    void nextTime(UUID sessionId, Incident incident) {
        incidents.put(sessionId, incident);
    }

    /** What the listeners saw of the delivery that this thread has just dispatched, or why they saw nothing. */
    String seen(DispatchResult result) {
        String noted = String.join(", ", notes.get());
        notes.remove();
        return result.failure().map(DemoMerchant::why).orElse(noted.isEmpty() ? "nothing" : noted);
    }

    private static String why(Exception failure) {
        if (failure instanceof WebhookParseException unread) {
            return unread.pointer().isEmpty() ? "nothing" : "nothing; at fault: " + unread.pointer();
        }
        return "threw: " + failure.getMessage();
    }

    @Override
    public void updateSession(UUID sessionId, SessionState state) throws Exception {
        Incident incident = incidents.remove(sessionId);
        if (incident != null) {
            incident.happen();
        }
        note("session " + shortened(sessionId) + " " + state);
    }

    @Override
    public void notifyUser(UUID userId) {
        note("user " + shortened(userId) + " notified");
    }

    @Override
    public void notifyRelatedParty(UUID relatedPartyId) {
        note("related party " + shortened(relatedPartyId) + " notified");
    }

    @Override
    public void askCompliance(Subject subject, UUID sessionId) {
        note(name(subject) + " to compliance");
    }

    @Override
    public void explain(Subject subject, Check check, Reason reason) {
        note(reason.code());
    }

    @Override
    public void changeLevel(Subject subject, KycLevel level) {
        note(name(subject) + " is " + level + " now");
    }

    @Override
    public void startRenewal(Subject subject, LocalDate expirationDate) {
        note(name(subject) + " renews before " + expirationDate);
    }

    @Override
    public void escalate(KycEvent event) {
        note(name(event.subject()) + " escalated");
    }

    private void note(String text) {
        notes.get().add(text);
    }

    private static String name(Subject subject) {
        String id = subject.id().map(DemoMerchant::shortened).orElse("without id");
        return subject.entityType().text().replace('-', ' ') + " " + id;
    }

    private static String shortened(UUID id) {
        return id.toString().substring(0, 4) + "…";
    }
}
