package com.raliopay.webhooks.simulator.observer;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** A merchant's program in a process of its own. */
final class ObserverProbe {

    private ObserverProbe() {}

    /** Dispatches one delivery, and runs until its input ends. */
    public static void main(String[] args) throws IOException {
        WebhookDispatcher.builder()
                .secret("test-secret")
                .observer(InspectorObserver.connect(URI.create(args[0])))
                .build()
                .dispatch(Fixture.STATE_UPDATED.bytes(), Map.<String, String>of()::get);
        System.in.transferTo(System.out);
    }
}
