package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookParser;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The laws about listeners: that they may fail, be slow, and block. */
final class ListenerLaws {

    private static final int AT_ONCE = 50;
    private static final int SLOW = 16;

    /** How the event loops of Netty, Vert.x, Reactor, Micronaut and Quarkus are called, and the selectors of others. */
    private static final Pattern EVENT_LOOP =
            Pattern.compile("(?i).*(event-?loop|reactor-http|IoEventLoopGroup|acceptor|selector|HTTP-Dispatcher).*");

    private ListenerLaws() {}

    static void failsThenWorks(HostTrial trial) throws Exception {
        UUID id = UUID.randomUUID();
        byte[] body = Bodies.of(id);
        trial.merchant().plan(id, event -> {
            throw new IllegalStateException("the database is away");
        });
        trial.post(body, trial.signed(body)).requireFrom(Outcome.FAILED, "the listener fails");
        trial.merchant().unplan(id);
        trial.post(body, trial.signed(body)).requireFrom(Outcome.HANDLED, "the retry");
        trial.post(body, trial.signed(body)).requireFrom(Outcome.DUPLICATE, "once more");
        assertThat(calls(trial, body)).isEqualTo(2);
    }

    static void rejects(HostTrial trial) throws Exception {
        UUID id = UUID.randomUUID();
        byte[] body = Bodies.of(id);
        trial.merchant().plan(id, event -> {
            throw new RejectedEventException("the account is closed");
        });
        trial.post(body, trial.signed(body)).requireFrom(Outcome.REJECTED, "the listener rejects");
    }

    /** The listener does not return before all others are answered, so those cannot but meet it at work. */
    static void fiftyAtOnce(HostTrial trial) throws Exception {
        UUID id = UUID.randomUUID();
        byte[] body = Bodies.of(id);
        CountDownLatch others = new CountDownLatch(AT_ONCE - 1);
        trial.merchant().plan(id, event -> await(others, trial));

        List<CompletableFuture<Answer>> deliveries = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            deliveries.add(trial.postAsync(body).whenComplete((answer, failure) -> others.countDown()));
        }

        AtomicInteger handled = new AtomicInteger();
        for (CompletableFuture<Answer> delivery : deliveries) {
            Answer answer = delivery.get(2 * trial.patience().toSeconds(), TimeUnit.SECONDS);
            if (answer.status() == Outcome.HANDLED.httpStatus()) {
                answer.requireFrom(Outcome.HANDLED, "one of 50");
                handled.incrementAndGet();
            } else {
                answer.requireFrom(Outcome.IN_PROGRESS, "one of 50");
            }
        }
        assertThat(handled).as("handled").hasValue(1);
        assertThat(calls(trial, body)).isEqualTo(1);
        trial.post(body, trial.signed(body)).requireFrom(Outcome.DUPLICATE, "once more");
    }

    /** More slow listeners than a host has event loops, all of them on the way at once, and then an event that is quick. */
    static void slowOnes(HostTrial trial) throws Exception {
        CountDownLatch started = new CountDownLatch(SLOW);
        CountDownLatch release = new CountDownLatch(1);
        List<CompletableFuture<Answer>> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                UUID id = UUID.randomUUID();
                trial.merchant().plan(id, event -> {
                    started.countDown();
                    await(release, trial);
                });
                slow.add(trial.postAsync(Bodies.of(id)));
            }
            await(started, trial);
            trial.handled("a quick one", Bodies.any());
        } finally {
            release.countDown();
        }
        for (CompletableFuture<Answer> delivery : slow) {
            delivery.get(2 * trial.patience().toSeconds(), TimeUnit.SECONDS).requireFrom(Outcome.HANDLED, "a slow one");
        }
    }

    static void notOnAnEventLoop(HostTrial trial) throws Exception {
        byte[] body = Bodies.any();
        trial.handled("any event", body);
        assertThat(trial.merchant().calls(event(body)))
                .extracting(RecordingMerchant.Call::thread)
                .allSatisfy(thread -> assertThat(thread).doesNotMatch(EVENT_LOOP));
    }

    private static int calls(HostTrial trial, byte[] body) {
        return trial.merchant().calls(event(body)).size();
    }

    private static WebhookEvent event(byte[] body) {
        return new WebhookParser().parse(body);
    }

    private static void await(CountDownLatch latch, HostTrial trial) throws InterruptedException {
        assertThat(latch.await(trial.patience().toSeconds(), TimeUnit.SECONDS))
                .as("all on the way within %s", trial.patience())
                .isTrue();
    }
}
