package com.raliopay.webhooks.benchmarks.server;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.benchmarks.deliveries.NoStore;
import com.raliopay.webhooks.benchmarks.deliveries.SignedDeliveries;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import java.util.concurrent.atomic.LongAdder;

/** What an endpoint does with a request. Each does what the ones before it do, and more, unless it says otherwise. */
enum Work {
    /** Reads the body, and answers 200 without a body. */
    BARE,
    /** Answers with the headers and the body that the library answers with. */
    ANSWER,
    /** Verifies the signature. */
    VERIFY,
    /** Parses the event. */
    PARSE,
    /** Dispatches to one listener, with a store that remembers nothing. */
    DISPATCH_WITHOUT_STORE,
    /** Dispatches to one listener, with a store in memory that remembers 1,000 events. */
    DISPATCH_WITH_SMALL_STORE,
    /** Dispatches to one listener, with the default store, which remembers 100,000 events. */
    DISPATCH,
    /** Dispatches as {@link #DISPATCH}, and answers without a body. */
    DISPATCH_WITHOUT_BODY;

    /** Returns whether each request must be a {@code HANDLED} event. */
    boolean dispatches() {
        return compareTo(PARSE) > 0;
    }

    /** Returns the dispatcher of an endpoint that has one. */
    WebhookDispatcher dispatcher(Tally tally) {
        LongAdder verified = new LongAdder();
        WebhookDispatcher.Builder ralio = WebhookDispatcher.builder()
                .secret(SignedDeliveries.SECRET)
                .on(SessionVerified.class, event -> verified.increment())
                .observer((delivery, result) -> tally.dispatched(result.outcome()));
        if (this == DISPATCH_WITHOUT_STORE) {
            ralio.idempotencyStore(new NoStore());
        } else if (this == DISPATCH_WITH_SMALL_STORE) {
            ralio.idempotencyStore(InMemoryIdempotencyStore.create(1_000));
        }
        return ralio.build();
    }
}
