package com.raliopay.webhooks.simulator.browser;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.simulator.inspect.Inspector;
import com.raliopay.webhooks.simulator.observer.InspectorObserver;

/** The dispatchers of merchants, who have registered the observer. */
final class Merchants {

    private Merchants() {}

    /** {@return a dispatcher that handles every event} */
    static WebhookDispatcher complete(Inspector inspector) {
        return observed(inspector, Inspectors.SECRET)
                .on(KycEvent.class, event -> {})
                .build();
    }

    static WebhookDispatcher onlyForFailedSessions(Inspector inspector) {
        return observed(inspector, Inspectors.SECRET)
                .on(SessionFailed.class, event -> {})
                .build();
    }

    static WebhookDispatcher withAnotherSecret(Inspector inspector) {
        return observed(inspector, "another-secret")
                .on(KycEvent.class, event -> {})
                .build();
    }

    static WebhookDispatcher slow(Inspector inspector, long millis) {
        return observed(inspector, Inspectors.SECRET)
                .on(SessionVerified.class, event -> Thread.sleep(millis))
                .build();
    }

    private static WebhookDispatcher.Builder observed(Inspector inspector, String secret) {
        return WebhookDispatcher.builder().secret(secret).observer(InspectorObserver.connect(inspector.page()));
    }
}
