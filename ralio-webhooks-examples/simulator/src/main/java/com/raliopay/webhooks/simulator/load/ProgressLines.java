package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.text.Texts;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Shows the progress as a line every ten seconds, for logs. */
final class ProgressLines implements Progress {

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final PrintStream err;
    private final int total;
    private final LongSupplier nanoTime;
    private final TroubleLines troubles;
    private long last;

    ProgressLines(PrintStream err, int total, int columns, LongSupplier nanoTime) {
        this.err = err;
        this.total = total;
        this.nanoTime = nanoTime;
        this.troubles = new TroubleLines(columns, err::println);
        this.last = nanoTime.getAsLong();
    }

    @Override
    public void show(LoadTally tally) {
        long now = nanoTime.getAsLong();
        if (now - last < INTERVAL_NANOS) {
            return;
        }
        last = now;
        err.println(Texts.count(tally.ended()) + " of " + Texts.count(total) + " deliveries ended, "
                + Texts.count(tally.waiting()) + " to retry");
    }

    @Override
    public void troubled(LoadDelivery delivery, Message message, Response answer) {
        troubles.print(delivery, message, answer);
    }
}
