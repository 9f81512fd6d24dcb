package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import java.time.Duration;

/** The library with listeners for the five types that do nothing, unless a switch makes them fail, reject or wait. */
final class DemoEndpoint {

    private final Runnable switched;
    private volatile Switches switches = Switches.OFF;

    /**
     * Creates an endpoint.
     *
     * @param switched called when a switch has changed by itself
     */
    DemoEndpoint(Runnable switched) {
        this.switched = switched;
    }

    Switches switches() {
        return switches;
    }

    synchronized void set(Switches changed) {
        switches = changed;
        switched.run();
    }

    WebhookDispatcher dispatcher(String secret) {
        return WebhookDispatcher.builder()
                .secret(secret)
                .idempotencyStore(new SwitchedStore())
                .on(KycEvent.class, this::handle)
                .build();
    }

    private void handle(KycEvent event) throws InterruptedException {
        Thread.sleep(switches.delayMillis());
        if (switches.reject()) {
            throw new RejectedEventException("the switch of the inspector rejects every event");
        }
        if (takeFailure()) {
            throw new IllegalStateException("the switch of the inspector lets the listener fail");
        }
    }

    private synchronized boolean takeFailure() {
        int failures = switches.fail();
        if (failures > 0) {
            set(switches.withFail(failures - 1));
        }
        return failures != 0;
    }

    /** Fails while its switch is on. */
    private final class SwitchedStore implements IdempotencyStore {

        private final IdempotencyStore store = InMemoryIdempotencyStore.create();

        private IdempotencyStore available() {
            if (switches.storeDown()) {
                throw new IdempotencyStoreException("the switch of the inspector makes the store unavailable");
            }
            return store;
        }

        @Override
        public Claim claim(EventKey key, Duration lease) {
            return available().claim(key, lease);
        }

        @Override
        public void complete(EventKey key, Duration retention) {
            available().complete(key, retention);
        }

        @Override
        public void release(EventKey key, String token) {
            available().release(key, token);
        }
    }
}
