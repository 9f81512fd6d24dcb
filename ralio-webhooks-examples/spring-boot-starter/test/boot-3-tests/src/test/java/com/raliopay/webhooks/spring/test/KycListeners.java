package com.raliopay.webhooks.spring.test;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.spring.RalioListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listeners of the application, which tests import: a slice has none of its components, and without a database, it could not start. */
class KycListeners {

    final List<WebhookEvent> handled = new CopyOnWriteArrayList<>();

    @RalioListener
    void on(SessionVerified event) {
        handled.add(event);
    }

    @RalioListener(transactional = "level", key = "subject")
    void on(StateUpdated event) {
        handled.add(event);
    }
}
