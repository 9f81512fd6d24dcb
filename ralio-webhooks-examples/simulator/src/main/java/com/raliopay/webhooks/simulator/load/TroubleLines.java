package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.util.function.Consumer;

/** Prints the first troubles as they happen, one short line each. */
final class TroubleLines {

    static final int MAX_LINES = 10;

    private final int columns;
    private final Consumer<String> printer;
    private int lines;

    TroubleLines(int columns, Consumer<String> printer) {
        this.columns = columns;
        this.printer = printer;
    }

    void print(LoadDelivery delivery, Message message, Response answer) {
        lines++;
        if (lines <= MAX_LINES) {
            String line =
                    "%-3s  %s %s  %s".formatted(answer.label(), delivery.kind().text(), message.id(), answer.text());
            printer.accept(PrintableText.of(line, columns - 1));
        } else if (lines == MAX_LINES + 1) {
            printer.accept("Further trouble is counted, not shown");
        }
    }
}
