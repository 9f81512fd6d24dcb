package com.raliopay.webhooks.endpointcontract;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.EnumMap;
import java.util.Map;

/** The results of a dispatcher for the outcomes that depend on a listener, to compare responses with. */
final class ListenerResults {

    private static final ListenerResults INSTANCE = new ListenerResults();

    private final Map<Outcome, DispatchResult> results = new EnumMap<>(Outcome.class);
    private WebhookListener<WebhookEvent> listener = event -> {};
    private final WebhookDispatcher ralio = WebhookDispatcher.builder()
            .acceptUnsigned()
            .on(WebhookEvent.class, event -> listener.handle(event))
            .observer((delivery, result) -> results.put(result.outcome(), result))
            .build();

    private ListenerResults() {
        byte[] body = Bodies.any();
        deliver(body, event -> {
            throw new IllegalStateException("the database is unavailable");
        });
        deliver(body, event -> {
            throw new RejectedEventException("the account is closed");
        });
        deliver(body, event -> ralio.dispatch(body)); // in progress, then handled
        deliver(body, event -> {}); // a duplicate
    }

    private void deliver(byte[] body, WebhookListener<WebhookEvent> listener) {
        this.listener = listener;
        ralio.dispatch(body);
    }

    static DispatchResult of(Outcome outcome) {
        return requireNonNull(INSTANCE.results.get(outcome), outcome.name());
    }
}
