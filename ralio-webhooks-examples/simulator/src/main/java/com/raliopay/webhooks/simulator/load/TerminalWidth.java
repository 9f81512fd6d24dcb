package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.cli.Environment;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/** How many columns there are for tables and the progress bar. */
final class TerminalWidth {

    private static final String COLUMNS = "COLUMNS";
    private static final int DEFAULT = 80;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 100;

    private TerminalWidth() {}

    /** {@return {@code COLUMNS} of the environment if it is set, else the terminal's width, or 80 where it is unknown} */
    static int of(Environment environment) {
        String columns = environment.variables().getOrDefault(COLUMNS, "");
        int width = DEFAULT;
        if (columns.matches("[1-9][0-9]{0,3}")) {
            width = Integer.parseInt(columns);
        } else if (environment.terminal()) {
            // The library leaves one column free. It reports 79 where it cannot find out.
            width = new ConsoleProgressBarConsumer(environment.err()).getMaxRenderedLength() + 1;
        }
        return Math.max(NARROWEST, Math.min(width, WIDEST));
    }
}
