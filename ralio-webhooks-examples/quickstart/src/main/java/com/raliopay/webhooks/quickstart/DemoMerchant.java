package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.EntityType;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.KycLevel;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionState;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.json.WebhookParseException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A merchant that only notes what its listeners see. The notes are kept by thread, because a delivery stays on its thread. */
final class DemoMerchant implements Merchant {

    /** Something that happens while a listener runs. */
    @FunctionalInterface
    interface Incident {
        void happen() throws Exception;
    }

    private final ThreadLocal<List<String>> notes = ThreadLocal.withInitial(ArrayList::new);
    private final Map<UUID, Incident> incidents = new ConcurrentHashMap<>();

    /** Lets something happen, once, during the next update of this session. */
    void onNextUpdate(UUID sessionId, Incident incident) {
        incidents.put(sessionId, incident);
    }

    /** Returns what the listeners saw of the delivery that this thread has just dispatched, or why they saw nothing. */
    String seen(DispatchResult result) {
        List<String> noted = notes.get();
        notes.remove();
        return result.failure().map(DemoMerchant::reason).orElseGet(() -> switch (noted.size()) {
            case 0 -> "nothing";
            case 1 -> noted.get(0);
            default -> noted.get(0) + ", " + (noted.size() - 1) + " more";
        });
    }

    private static String reason(Exception failure) {
        if (failure instanceof WebhookParseException unreadable) {
            return unreadable.pointer().isEmpty() ? "nothing" : "needs " + unreadable.pointer();
        }
        return "threw: " + failure.getMessage();
    }

    @Override
    public void updateSession(UUID sessionId, SessionState state) throws Exception {
        Incident incident = incidents.remove(sessionId);
        if (incident != null) {
            incident.happen();
        }
    }

    @Override
    public void notifyUser(UUID userId) {
        note("user " + shortened(userId) + " notified");
    }

    @Override
    public void notifyRelatedParty(UUID relatedPartyId) {
        note("party " + shortened(relatedPartyId) + " notified");
    }

    @Override
    public void askCompliance(Subject subject, UUID sessionId) {
        note(name(subject) + " in review");
    }

    @Override
    public void explain(Subject subject, Check check, Reason reason) {
        note(reason.code());
    }

    @Override
    public void changeLevel(Subject subject, KycLevel level) {
        note(name(subject) + " is " + level);
    }

    @Override
    public void startRenewal(Subject subject, LocalDate expirationDate) {
        note("renewal before " + expirationDate);
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
        return (subject.entityType() == EntityType.RELATED_PARTY ? "party " : "user ") + id;
    }

    private static String shortened(UUID id) {
        return id.toString().substring(0, 4) + "…";
    }
}
