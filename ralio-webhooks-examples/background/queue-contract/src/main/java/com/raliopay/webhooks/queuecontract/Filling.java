package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.crashtests.Sender;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Stores events through the dispatcher of an endpoint, from several threads, as a server would do with what it receives. */
final class Filling {

    /** The line printed each time when another tenth of the events is stored. */
    static final String TENTH = "tenth";

    private final WebhookDispatcher endpoint;
    private final int events;
    private final PrintStream output;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger stored = new AtomicInteger();
    private final SignatureVerifier signature = SignatureVerifier.of(Sender.SECRET);

    private Filling(WebhookDispatcher endpoint, int events, PrintStream output) {
        this.endpoint = endpoint;
        this.events = events;
        this.output = output;
    }

    /** Starts the threads and returns. */
    static void start(WebhookDispatcher endpoint, QueueArguments arguments, PrintStream output) {
        Filling filling = new Filling(endpoint, arguments.number(), output);
        for (int i = 0; i < arguments.threads(); i++) {
            Thread thread = new Thread(filling::fill, "filling " + i);
            thread.start();
        }
    }

    private void fill() {
        while (next.getAndIncrement() < events) {
            byte[] body = WebhookWriter.write(new SessionVerified(
                    UUID.randomUUID(), Instant.now(), Subject.user(UUID.randomUUID()), UUID.randomUUID()));
            Map<String, String> headers = signature.headers(body);
            DispatchResult result = endpoint.dispatch(body, headers::get);
            if (result.httpStatus() != 200) {
                throw new IllegalStateException("an event must be stored but the result was " + result);
            }
            if (stored.incrementAndGet() % (events / 10) == 0) {
                output.println(TENTH);
            }
        }
    }
}
