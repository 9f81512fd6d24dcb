package com.raliopay.webhooks.spring;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Checks one part of the endpoint, at most once in some seconds, however often it is asked. The check runs in a thread of its own, and
 * never twice concurrently: a pool, a database, or a secret manager may not respond for long.
 */
final class HealthProbe {

    static final String AVAILABLE = "available";

    private final Runnable check;
    private final Duration timeout;
    private final Duration validity;

    private @Nullable FutureTask<String> latest;
    private long started;

    /**
     * Creates an instance.
     *
     * @param check throws if the part is unavailable
     * @param timeout how long to wait for a result
     * @param validity how long a result is kept, from the start of its check
     */
    HealthProbe(Runnable check, Duration timeout, Duration validity) {
        this.check = check;
        this.timeout = timeout;
        this.validity = validity;
    }

    /** {@return {@value #AVAILABLE}, or a description of the failure without messages, which may hold a password} */
    String result() {
        try {
            return latest().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return "no response in " + timeout.toMillis() + " ms";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check cannot throw", e);
        }
    }

    private synchronized FutureTask<String> latest() {
        boolean outdated = System.nanoTime() - started > validity.toNanos();
        if (latest == null || (outdated && latest.isDone())) {
            latest = new FutureTask<>(this::check);
            started = System.nanoTime();
            Thread thread = new Thread(latest, "ralio-health");
            thread.setDaemon(true);
            thread.start();
        }
        return latest;
    }

    private String check() {
        try {
            check.run();
            return AVAILABLE;
        } catch (Throwable e) {
            String failure = "unavailable: " + e.getClass().getName();
            return e.getCause() == null
                    ? failure
                    : failure + ", caused by " + e.getCause().getClass().getName();
        }
    }
}
