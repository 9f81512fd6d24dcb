package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.text.Texts;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows the progress as a bar that is drawn over itself; lines that stay are printed above it. */
final class ProgressBarOnTerminal implements Progress {

    private static final int UPDATE_MILLIS = 200;

    private final ProgressBar bar;
    private final TroubleLines troubles;

    ProgressBarOnTerminal(PrintStream err, int total, int columns) {
        Screen screen = new Screen(err, columns - 1); // in the last column, some terminals begin a new line
        bar = new ProgressBarBuilder()
                .setTaskName("load")
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(screen)
                .continuousUpdate()
                .build();
        troubles = new TroubleLines(columns, screen::print);
    }

    @Override
    public void show(LoadTally tally) {
        bar.stepTo(tally.ended());
        bar.setExtraMessage(tally.waiting() == 0 ? "" : " " + Texts.count(tally.waiting()) + " to retry");
    }

    @Override
    public void troubled(LoadDelivery delivery, Message message, Response answer) {
        troubles.print(delivery, message, answer);
    }

    @Override
    public void close() {
        bar.close();
    }

    /** The library draws the bar on a thread of its own: a line and the bar must not mix. */
    private static final class Screen implements ProgressBarConsumer {

        private final PrintStream err;
        private final int width;
        private String drawn = "";

        Screen(PrintStream err, int width) {
            this.err = err;
            this.width = width;
        }

        @Override
        public int getMaxRenderedLength() {
            return width;
        }

        @Override
        public synchronized void accept(String rendered) {
            String next = rendered.length() > width ? rendered.substring(0, width) : rendered;
            err.print("\r" + covering(next));
            drawn = next;
        }

        synchronized void print(String line) {
            err.println("\r" + covering(line));
            err.print(drawn);
        }

        @Override
        public synchronized void close() {
            err.println();
        }

        private String covering(String text) {
            return text + " ".repeat(Math.max(0, drawn.length() - text.length()));
        }
    }
}
