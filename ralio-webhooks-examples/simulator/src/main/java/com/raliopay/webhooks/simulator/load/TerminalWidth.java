package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.cli.Environment;
import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

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
            width = ofTerminal();
        }
        return Math.max(NARROWEST, Math.min(width, WIDEST));
    }

    /**
     * Asks JLine, a dependency of the progress bar. The progress bar would ask it too, but in a way that takes over
     * Ctrl-C: the process would end at once, without a report.
     */
    private static int ofTerminal() {
        try (Terminal terminal =
                TerminalBuilder.builder().nativeSignals(false).dumb(true).build()) {
            return terminal.getWidth() > 0 ? terminal.getWidth() : DEFAULT;
        } catch (IOException e) {
            return DEFAULT;
        }
    }
}
