package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.text.Texts;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that is drawn over itself. */
final class ProgressBarOnTerminal implements Progress {

    private static final int UPDATE_MILLIS = 200;
    private static final int WIDTH = 100;

    private final ProgressBar bar;

    ProgressBarOnTerminal(PrintStream err, int total) {
        bar = new ProgressBarBuilder()
                .setTaskName("storm")
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                .continuousUpdate()
                .build();
    }

    @Override
    public void show(LoadTally tally, int waiting) {
        bar.stepTo(tally.ended());
        bar.setExtraMessage(waiting == 0 ? "" : " " + Texts.count(waiting) + " to retry");
    }

    @Override
    public void close() {
        bar.close();
    }
}
