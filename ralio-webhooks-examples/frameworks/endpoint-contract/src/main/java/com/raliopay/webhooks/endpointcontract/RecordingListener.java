package com.raliopay.webhooks.endpointcontract;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Records each call, then runs the action that the test has set for the event. */
final class RecordingListener implements WebhookListener<WebhookEvent> {

    /** A call of the listener. */
    record Call(WebhookEvent event, String thread) {}

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<UUID, WebhookListener<WebhookEvent>> actions = new ConcurrentHashMap<>();

    /** Runs the action in each later call with an event of this id. */
    void setAction(UUID id, WebhookListener<WebhookEvent> action) {
        actions.put(id, action);
    }

    /** Only records later calls with an event of this id. */
    void clearAction(UUID id) {
        actions.remove(id);
    }

    @Override
    public void handle(WebhookEvent event) throws Exception {
        calls.add(new Call(event, Thread.currentThread().getName()));
        WebhookListener<WebhookEvent> action = actions.get(event.id());
        if (action != null) {
            action.handle(event);
        }
    }

    /** Returns the calls with this id and type; two documented payloads share an id. */
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
