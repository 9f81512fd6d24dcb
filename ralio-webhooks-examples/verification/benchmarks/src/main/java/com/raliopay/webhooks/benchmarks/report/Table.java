package com.raliopay.webhooks.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measured values.
 *
 * @param title what was measured
 * @param rowHeading the heading of the names of the rows
 * @param columns the headings of the values, with their units
 * @param rows the values
 * @param chart how to draw them, or null if they are not drawn
 */
public record Table(
        String title,
        String rowHeading,
        List<String> columns,
        List<Row> rows,
        @Nullable Chart chart) {

    /** One row. A value is null if it was not measured. */
    public record Row(String name, List<@Nullable Double> values) {}

    /**
     * How values are drawn.
     *
     * @param kind bars for each row, or a line for each column
     * @param unit the title of the axis of values
     * @param columns the columns that are drawn
     */
    public record Chart(Kind kind, String unit, List<String> columns) {

        /** The kinds of charts. */
        public enum Kind {
            /** A group of bars for each row. */
            BARS,
            /** A line for each column, above the names of the rows, which are numbers, on a logarithmic axis. */
            LINES
        }
    }

    /** Creates a table without rows, for {@link #row}. */
    public static Table of(String title, String rowHeading, String... columns) {
        return new Table(title, rowHeading, List.of(columns), List.of(), null);
    }

    /** Returns this table with one more row. */
    public Table row(String name, @Nullable Double... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    "%s: %d values expected but found %d".formatted(name, columns.size(), values.length));
        }
        List<Row> more = new ArrayList<>(rows);
        more.add(new Row(name, Arrays.asList(values)));
        return new Table(title, rowHeading, columns, more, chart);
    }

    /** Returns this table with a group of bars for each row. */
    public Table bars(String unit, String... drawn) {
        return drawn(new Chart(Chart.Kind.BARS, unit, List.of(drawn)));
    }

    /** Returns this table with a line for each of the columns. */
    public Table lines(String unit, String... drawn) {
        return drawn(new Chart(Chart.Kind.LINES, unit, List.of(drawn)));
    }

    private Table drawn(Chart newChart) {
        if (!columns.containsAll(newChart.columns())) {
            throw new IllegalArgumentException(
                    "%s has %s and not all of %s".formatted(title, columns, newChart.columns()));
        }
        return new Table(title, rowHeading, columns, rows, newChart);
    }
}
