package com.raliopay.webhooks.quickstart;

import java.io.PrintStream;

/** The table, printed row by row while the deliveries are answered; at most 120 columns wide. */
final class Table {

    private static final String ROW = "%-37s %6s  %-11s  %s";
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
        line("    " + ROW.formatted("what was sent", "status", "outcome", "what the listeners saw"));
    }

    void heading(String text) {
        line("");
        line("  " + painted(BOLD, text));
    }

    void row(boolean good, String sent, Answer answer) {
        String mark = good ? painted(GREEN, "✓") : painted(RED, "✗");
        line("  " + mark + " " + row(sent, answer));
    }

    /** Below the row of a delivery that did not end as expected. */
    void expected(Answer answer) {
        line("    " + row("  expected", answer));
    }

    private static String row(String sent, Answer answer) {
        return ROW.formatted(sent, answer.status(), answer.outcome(), answer.seen());
    }

    private String painted(String code, String text) {
        return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
