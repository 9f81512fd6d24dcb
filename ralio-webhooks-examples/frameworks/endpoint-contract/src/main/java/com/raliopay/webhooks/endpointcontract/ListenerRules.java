package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Checks the rules about listeners, which may fail, be slow, and block. */
final class ListenerRules {

    private static final int DUPLICATES = 50;
    private static final int SLOW_LISTENERS = 16;

    /** Long enough for a framework to notice that the sender has closed the connection. */
    private static final long DISCONNECT_MILLIS = 1_000;

    /** Names of the event-loop threads of Netty, Vert.x, Reactor, Micronaut and Quarkus, and of other selector threads. */
    private static final Pattern EVENT_LOOP =
            Pattern.compile("(?i).*(event-?loop|reactor-http|IoEventLoopGroup|acceptor|selector|HTTP-Dispatcher).*");

    private ListenerRules() {}

    static void failsThenWorks(EndpointUnderTest endpoint) throws Exception {
        UUID id = UUID.randomUUID();
        byte[] body = Bodies.of(id);
        endpoint.listener().setAction(id, event -> {
            throw new IllegalStateException("the database is unavailable");
        });
        endpoint.post(body, endpoint.signed(body))
                .requireMatches(ListenerResults.of(Outcome.LISTENER_FAILED), "failing listener");
        endpoint.listener().clearAction(id);
        endpoint.post(body, endpoint.signed(body)).requireMatches(ListenerResults.of(Outcome.HANDLED), "retry");
        endpoint.post(body, endpoint.signed(body)).requireMatches(ListenerResults.of(Outcome.DUPLICATE), "duplicate");
        assertThat(calls(endpoint, body)).isEqualTo(2);
    }

    static void rejects(EndpointUnderTest endpoint) throws Exception {
        UUID id = UUID.randomUUID();
        byte[] body = Bodies.of(id);
        endpoint.listener().setAction(id, event -> {
            throw new RejectedEventException("the account is closed");
        });
        endpoint.post(body, endpoint.signed(body))
                .requireMatches(ListenerResults.of(Outcome.LISTENER_REJECTED), "rejecting listener");
    }

    /** The listener returns only after all other deliveries are answered, so each of those finds it running. */
    static void handlesOneOfConcurrentDuplicates(EndpointUnderTest endpoint) throws Exception {
        UUID id = UUID.randomUUID();
        byte[] body = Bodies.of(id);
        CountDownLatch others = new CountDownLatch(DUPLICATES - 1);
        endpoint.listener().setAction(id, event -> await(others, endpoint));

        List<CompletableFuture<EndpointResponse>> deliveries = new ArrayList<>();
        for (int i = 0; i < DUPLICATES; i++) {
            deliveries.add(endpoint.postAsync(body).whenComplete((response, failure) -> others.countDown()));
        }

        AtomicInteger handled = new AtomicInteger();
        for (CompletableFuture<EndpointResponse> delivery : deliveries) {
            EndpointResponse response = get(delivery, endpoint);
            if (response.status() == ListenerResults.of(Outcome.HANDLED).httpStatus()) {
                response.requireMatches(ListenerResults.of(Outcome.HANDLED), "one of 50");
                handled.incrementAndGet();
            } else {
                response.requireMatches(ListenerResults.of(Outcome.IN_PROGRESS), "one of 50");
            }
        }
        assertThat(handled).as("handled").hasValue(1);
        assertThat(calls(endpoint, body)).isEqualTo(1);
        endpoint.post(body, endpoint.signed(body))
                .requireMatches(ListenerResults.of(Outcome.DUPLICATE), "later duplicate");
    }

    /** Blocks in more listeners than a framework has event loops, then sends an event that is handled quickly. */
    static void slowListenersDelayNoOtherEvent(EndpointUnderTest endpoint) throws Exception {
        CountDownLatch started = new CountDownLatch(SLOW_LISTENERS);
        CountDownLatch release = new CountDownLatch(1);
        List<CompletableFuture<EndpointResponse>> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_LISTENERS; i++) {
                UUID id = UUID.randomUUID();
                endpoint.listener().setAction(id, event -> {
                    started.countDown();
                    await(release, endpoint);
                });
                slow.add(endpoint.postAsync(Bodies.of(id)));
            }
            await(started, endpoint);
            endpoint.requireHandled("quick event", Bodies.any());
        } finally {
            release.countDown();
        }
        for (CompletableFuture<EndpointResponse> delivery : slow) {
            get(delivery, endpoint).requireMatches(ListenerResults.of(Outcome.HANDLED), "slow event");
        }
    }

    static void finishesWithoutSender(EndpointUnderTest endpoint) throws Exception {
        UUID id = UUID.randomUUID();
        byte[] body = Bodies.of(id);
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        endpoint.listener().setAction(id, event -> {
            started.countDown();
            boolean released = false;
            try {
                released = release.await(endpoint.timeout().toSeconds(), TimeUnit.SECONDS);
            } finally {
                ended.complete(released);
            }
        });
        try (RawHttp http = endpoint.connect()) {
            http.header(SignatureVerifier.HEADER, endpoint.signer().sign(body));
            http.header("Content-Length", "" + body.length);
            http.endHeaders();
            http.write(body, 0, body.length);
            await(started, endpoint);
        }
        Thread.sleep(DISCONNECT_MILLIS);
        endpoint.post(body, endpoint.signed(body))
                .requireMatches(ListenerResults.of(Outcome.IN_PROGRESS), "redelivery to a running listener");
        release.countDown();
        assertThat(ended.get(endpoint.timeout().toSeconds(), TimeUnit.SECONDS))
                .as("the listener ends without being interrupted")
                .isTrue();
        EndpointResponse redelivery = endpoint.post(body, endpoint.signed(body));
        long end = System.nanoTime() + endpoint.timeout().toNanos();
        while (redelivery.status() == ListenerResults.of(Outcome.IN_PROGRESS).httpStatus() && System.nanoTime() < end) {
            Thread.sleep(50); // not yet recorded
            redelivery = endpoint.post(body, endpoint.signed(body));
        }
        redelivery.requireMatches(ListenerResults.of(Outcome.DUPLICATE), "redelivery");
        assertThat(calls(endpoint, body)).isEqualTo(1);
    }

    static void runOffTheEventLoop(EndpointUnderTest endpoint) throws Exception {
        byte[] body = Bodies.any();
        endpoint.requireHandled("any event", body);
        assertThat(endpoint.listener().calls(event(body)))
                .extracting(RecordingListener.Call::thread)
                .allSatisfy(thread -> assertThat(thread).doesNotMatch(EVENT_LOOP));
    }

    private static int calls(EndpointUnderTest endpoint, byte[] body) {
        return endpoint.listener().calls(event(body)).size();
    }

    private static WebhookEvent event(byte[] body) {
        return new WebhookParser().parse(body);
    }

    private static EndpointResponse get(CompletableFuture<EndpointResponse> delivery, EndpointUnderTest endpoint)
            throws Exception {
        return delivery.get(2 * endpoint.timeout().toSeconds(), TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch, EndpointUnderTest endpoint) throws InterruptedException {
        assertThat(latch.await(endpoint.timeout().toSeconds(), TimeUnit.SECONDS))
                .as("all deliveries reach this point within %s", endpoint.timeout())
                .isTrue();
    }
}
