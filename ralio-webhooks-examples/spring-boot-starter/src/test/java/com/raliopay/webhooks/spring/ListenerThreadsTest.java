package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spring-boot")
class ListenerThreadsTest {

    private final ListenerThreads threads = new ListenerThreads();
    private final CountDownLatch release = new CountDownLatch(1);

    private boolean await() {
        try {
            return release.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void refusesDeliveriesBeyondTheQueue() {
        List<CompletableFuture<Boolean>> running = new ArrayList<>();
        for (int i = 0; i < 64 + 192; i++) {
            running.add(threads.run(this::await));
        }

        assertThat(threads.run(this::await))
                .isCompletedExceptionally()
                .failsWithin(0, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(RejectedExecutionException.class);
        release.countDown();
        assertThat(running)
                .allSatisfy(delivery ->
                        assertThat(delivery).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo(true));
        threads.stop();
    }

    @Test
    void stopsAfterTheLastDelivery() throws Exception {
        CompletableFuture<Boolean> running = threads.run(this::await);
        CountDownLatch stopped = new CountDownLatch(1);

        threads.stop(stopped::countDown);
        assertThat(stopped.await(100, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(threads.run(() -> true)).isCompletedExceptionally();
        release.countDown();
        assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(running).isCompletedWithValue(true);
    }

    @Test
    void startsAgain() {
        threads.stop();
        threads.start();
        assertThat(threads.run(() -> true)).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo(true);
        threads.stop();
    }
}
