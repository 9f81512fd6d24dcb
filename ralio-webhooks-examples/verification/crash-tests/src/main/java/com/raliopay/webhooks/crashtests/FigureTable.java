package com.raliopay.webhooks.crashtests;

import java.util.List;
import java.util.function.Function;

/**
 * A table of the figures of several runs: a column for each, a row for each figure.
 *
 * @param <F> the figures of one run
 */
final class FigureTable<F> {

    private static final int LABEL_WIDTH = 62;
    private static final int COLUMN_WIDTH = 17;

    private final List<F> runs;
    private final StringBuilder text = new StringBuilder();

    FigureTable(List<F> runs) {
        this.runs = List.copyOf(runs);
    }

    FigureTable<F> row(String label, Function<? super F, ?> value) {
        text.append("  ").append(label).append(" ".repeat(Math.max(1, LABEL_WIDTH - label.length())));
        runs.forEach(run -> text.append(("%" + COLUMN_WIDTH + "s").formatted(value.apply(run))));
        text.append(System.lineSeparator());
        return this;
    }

    /** Sets off what follows. */
    FigureTable<F> gap() {
        text.append(System.lineSeparator());
        return this;
    }

    /** Below the figures: what must hold, and whether it does in every run. */
    FigureTable<F> laws(Function<? super F, List<Law>> laws, Function<? super F, String> name) {
        for (F run : runs) {
            for (Law law : laws.apply(run)) {
                text.append("  %s %s: %s%n".formatted(law.holds() ? "✓" : "✗", name.apply(run), law.text()));
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
