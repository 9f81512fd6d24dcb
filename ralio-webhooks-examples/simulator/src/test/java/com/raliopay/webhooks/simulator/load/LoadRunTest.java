package com.raliopay.webhooks.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.load.LoadReport.KindFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scheduling alone: without HTTP, and with a clock that only moves when nothing else can happen. */
@Timeout(60)
class LoadRunTest {

    private static final RetryPolicy POLICY = new RetryPolicy(3, Duration.ofMillis(10), 2, Duration.ofSeconds(60), 0);

    private final AtomicLong now = new AtomicLong();
    private final LoadClock clock = new LoadClock(Instant.EPOCH, now::get);
    private final LoadTally tally = new LoadTally(clock, (delivery, message, outcome) -> {});
    private final List<String> started = new ArrayList<>();
    private int count;

    @Test
    void retriesWhenDueWithoutBlockingOtherDeliveries() throws InterruptedException {
        LoadRun run = run(3, 1, message -> answered(message.id().equals("0") && started.size() == 1 ? 500 : 200));

        run.run(whenIdle());

        assertThat(started).containsExactly("0 at 0 ms", "1 at 0 ms", "2 at 0 ms", "0 at 10 ms");
        assertThat(tally.attemptsPerEvent()).hasToString("{1=2, 2=1}");
    }

    @Test
    void growsDelaysUntilEventIsGivenUp() throws InterruptedException {
        LoadRun run = run(1, 1, message -> answered(500));

        run.run(whenIdle());

        assertThat(started).containsExactly("0 at 0 ms", "0 at 10 ms", "0 at 30 ms");
        assertThat(tally.figures(Kind.EVENT, 1)).isEqualTo(new KindFigures(1, 1, 0, 0, 1, 3, 2));
    }

    @Test
    void doesNotRetryRefusedEvent() throws InterruptedException {
        run(1, 1, message -> answered(404)).run(whenIdle());

        assertThat(tally.figures(Kind.EVENT, 1)).isEqualTo(new KindFigures(1, 1, 0, 1, 0, 1, 0));
    }

    @Test
    void asManyAreUnderWayAsAllowedAndNoMore() throws InterruptedException {
        CyclicBarrier allFour = new CyclicBarrier(4);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            LoadRun run = run(
                    40,
                    4,
                    message -> CompletableFuture.supplyAsync(
                            () -> {
                                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                                meet(allFour);
                                underWay.decrementAndGet();
                                return ended(200);
                            },
                            threads));

            run.run(whenIdle());
        } finally {
            threads.shutdownNow();
        }

        assertThat(most).hasValue(4);
        assertThat(tally.figures(Kind.EVENT, 40).delivered()).isEqualTo(40);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void stoppingLeavesTheRestUnfinished() throws InterruptedException {
        LoadRun[] run = new LoadRun[1];
        run[0] = run(10, 2, message -> {
            if (started.size() == 4) {
                run[0].stop();
            }
            return started.size() == 4 ? new CompletableFuture<>() : answered(200);
        });

        run[0].run(whenIdle());

        KindFigures events = tally.figures(Kind.EVENT, 10);
        assertThat(started).hasSize(4);
        assertThat(events.sent()).isEqualTo(4);
        assertThat(events.unfinished()).isPositive();
        assertThat(events.delivered() + events.unfinished()).isEqualTo(4);
    }

    private LoadRun run(int events, int concurrency, Function<Message, CompletableFuture<HttpSender.Attempt>> sender) {
        count = events;
        LoadPlan plan = new LoadPlan(new LoadSettings(events, concurrency, 0, 0, false, 1));
        return new LoadRun(
                plan,
                concurrency,
                delivery -> new Message("a type", Integer.toString(delivery.event()), new byte[0], ""),
                message -> {
                    started.add(
                            message.id() + " at " + Duration.ofNanos(now.get()).toMillis() + " ms");
                    return sender.apply(message);
                },
                POLICY,
                new Random(1),
                clock,
                tally);
    }

    /** Time passes when all that is left waits for its next attempt. */
    private Progress whenIdle() {
        return sameTally -> {
            if (tally.waiting() > 0 && tally.ended() + tally.waiting() == count) {
                now.addAndGet(Duration.ofMillis(5).toNanos());
            }
        };
    }

    private static CompletableFuture<HttpSender.Attempt> answered(int status) {
        return CompletableFuture.completedFuture(ended(status));
    }

    private static HttpSender.Attempt ended(int status) {
        return new HttpSender.Attempt(Response.of(status, ""), 1_000_000);
    }
}
