package com.raliopay.webhooks.endpointcontract;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The listener of the contract: remembers each call, then does what was planned for the event. */
final class RecordingMerchant implements WebhookListener<WebhookEvent> {

    /** A call of the listener. */
    record Call(WebhookEvent event, String thread) {}

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<UUID, WebhookListener<WebhookEvent>> plans = new ConcurrentHashMap<>();

    /** Does this at each call with the event of this id, from now on. */
    void plan(UUID id, WebhookListener<WebhookEvent> what) {
        plans.put(id, what);
    }

    /** Nothing but to remember, from now on. */
    void unplan(UUID id) {
        plans.remove(id);
    }

    @Override
    public void handle(WebhookEvent event) throws Exception {
        calls.add(new Call(event, Thread.currentThread().getName()));
        WebhookListener<WebhookEvent> plan = plans.get(event.id());
        if (plan != null) {
            plan.handle(event);
        }
    }

    /** The calls with events of this id and type so far: an id alone tells two of the documented payloads not apart. */
    List<Call> calls(WebhookEvent event) {
        return calls.stream()
                .filter(call -> call.event().id().equals(event.id()))
                .filter(call -> call.event().type().equals(event.type()))
                .toList();
    }

    int count() {
        return calls.size();
    }
}
