package com.raliopay.webhooks.simulator.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends work in order when the process is asked to end, such as by Ctrl-C: the process waits until this is closed, for at
 * most ten seconds.
 */
public final class Interruption implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 10;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean happened;

    private Interruption(Runnable stop) {
        hook = new Thread(() -> interrupt(stop), "interruption");
    }

    /**
     * {@return an interruption that calls {@code stop} when the process is asked to end}
     *
     * @param stop makes the work end soon; called by another thread
     */
    public static Interruption calls(Runnable stop) {
        Interruption interruption = new Interruption(stop);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    public boolean hasHappened() {
        return happened;
    }

    private void interrupt(Runnable stop) {
        happened = true;
        stop.run();
        try {
            boolean inTime = closed.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("The report could not be completed in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The hook is just starting, and finds that this is closed.
            }
        }
    }
}
