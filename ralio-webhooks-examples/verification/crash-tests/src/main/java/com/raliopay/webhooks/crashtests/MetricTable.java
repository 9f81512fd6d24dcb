package com.raliopay.webhooks.crashtests;

import java.util.List;
import java.util.function.Function;

/**
 * A table with a column for each run and a row for each metric.
 *
 * @param <F> the metrics of one run
 */
public final class MetricTable<F> {

    private static final int LABEL_WIDTH = 62;
    private static final int COLUMN_WIDTH = 17;

    private final List<F> runs;
    private final StringBuilder text = new StringBuilder();

    /** Creates a table without rows. */
    public MetricTable(List<F> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Adds a row. */
    public MetricTable<F> row(String label, Function<? super F, ?> value) {
        text.append("  ").append(label).append(" ".repeat(Math.max(1, LABEL_WIDTH - label.length())));
        runs.forEach(run -> text.append(("%" + COLUMN_WIDTH + "s").formatted(value.apply(run))));
        text.append(System.lineSeparator());
        return this;
    }

    /** Adds an empty line. */
    public MetricTable<F> gap() {
        text.append(System.lineSeparator());
        return this;
    }

    /** Lists the guarantees and whether each run kept them. */
    public MetricTable<F> guarantees(
            Function<? super F, List<Guarantee>> guarantees, Function<? super F, String> name) {
        for (F run : runs) {
            for (Guarantee guarantee : guarantees.apply(run)) {
                text.append(
                        "  %s %s: %s%n".formatted(guarantee.holds() ? "✓" : "✗", name.apply(run), guarantee.text()));
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
