package com.raliopay.webhooks.quickstart;

import java.io.PrintStream;

/** A table of deliveries, printed row by row; at most 80 columns wide. */
final class Table {

    static final int SENT_WIDTH = 27;

    private static final String ROW = "%-" + SENT_WIDTH + "s %4s %-17s %s";
    private static final String BOLD = "1";
    private static final String RED = "31";
    private static final String GREEN = "32";

    private final PrintStream out;
    private final boolean color;

    Table(PrintStream out, boolean color) {
        this.out = out;
        this.color = color;
    }

    void line(String text) {
        out.println(text);
    }

    void columns() {
        line("    " + ROW.formatted("what was sent", "HTTP", "outcome", "what the listeners did"));
    }

    void heading(String text) {
        line("");
        line("  " + styled(BOLD, text));
    }

    void row(boolean good, String sent, DemoResult result) {
        String mark = good ? styled(GREEN, "✓") : styled(RED, "✗");
        line("  " + mark + " " + row(sent, result));
    }

    /** Prints the expected result, below the row of a delivery with another one. */
    void expected(DemoResult result) {
        line("    " + row("  expected", result));
    }

    private static String row(String sent, DemoResult result) {
        return ROW.formatted(sent, result.status(), result.outcome(), result.seen());
    }

    private String styled(String code, String text) {
        return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
