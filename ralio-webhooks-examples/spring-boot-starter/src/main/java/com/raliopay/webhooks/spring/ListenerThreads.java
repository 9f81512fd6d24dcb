package com.raliopay.webhooks.spring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Runs deliveries off the event loop, because listeners may block. Not an {@code Executor} bean: Spring Boot would not create its
 * own.
 */
final class ListenerThreads implements SmartLifecycle {

    /** As many listeners run concurrently; others wait. */
    private static final int THREADS = 64;

    /** Limits the memory for the bodies of waiting deliveries; further ones get 503, and Ralio sends them again. */
    private static final int QUEUE = 192;

    /** Stops after the server has waited for its requests, and before it closes its connections. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1536;

    private static final int IDLE_SECONDS = 60;

    /** Exists before the application has started, because the server starts earlier. */
    private volatile ThreadPoolExecutor executor = newExecutor();

    private static ThreadPoolExecutor newExecutor() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                new CustomizableThreadFactory("ralio-listener-"));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** The future ends with a {@code RejectedExecutionException} if too many deliveries wait. */
    <T> CompletableFuture<T> run(Supplier<T> delivery) {
        try {
            return CompletableFuture.supplyAsync(delivery, executor);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Also after a stop: Spring pauses applications that a later test uses again. */
    @Override
    public void start() {
        if (!isRunning()) {
            executor = newExecutor();
        }
    }

    /** Waits for deliveries whose sender has closed the connection: the server does not. */
    @Override
    public void stop(Runnable callback) {
        stop();
        ThreadPoolExecutor stopped = executor;
        Thread waiting = new Thread(
                () -> {
                    awaitEnd(stopped);
                    callback.run();
                },
                "ralio-shutdown");
        waiting.setDaemon(true);
        waiting.start();
    }

    private static void awaitEnd(ThreadPoolExecutor executor) {
        try {
            executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        executor.shutdown();
    }

    @Override
    public boolean isRunning() {
        return !executor.isShutdown();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
