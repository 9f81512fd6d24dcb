package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.text.Texts;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line every ten seconds, for logs. */
final class ProgressLines implements Progress {

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final PrintStream err;
    private final int total;
    private final LongSupplier nanoTime;
    private long last;

    ProgressLines(PrintStream err, int total, LongSupplier nanoTime) {
        this.err = err;
        this.total = total;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    @Override
    public void show(LoadTally tally, int waiting) {
        long now = nanoTime.getAsLong();
        if (now - last < INTERVAL_NANOS) {
            return;
        }
        last = now;
        err.println(Texts.count(tally.ended()) + " of " + Texts.count(total) + " deliveries have ended, "
                + Texts.count(waiting) + " wait to be tried again");
    }

    @Override
    public void close() {}
}
