package com.raliopay.webhooks.benchmarks.report;

import com.raliopay.webhooks.benchmarks.report.Table.Chart;
import com.raliopay.webhooks.benchmarks.report.Table.Row;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws the values of a table as PNG. */
final class Charts {

    private static final int WIDTH = 960;
    private static final int LINES_HEIGHT = 380;
    private static final int FRAME_HEIGHT = 120;
    private static final int BAR_HEIGHT = 22;

    private Charts() {}

    /** Draws a table that has a chart. */
    static void draw(Table table, Chart chart, Path file) throws IOException {
        AxesChart<?, ?> drawn = switch (chart.kind()) {
            case BARS -> bars(table, chart);
            case LINES -> lines(table, chart);
        };
        try (OutputStream out = Files.newOutputStream(file)) {
            ChartEncoder.saveChart(drawn, out, "png");
        }
    }

    private static HorizontalBarChart bars(Table table, Chart chart) {
        List<Row> rows = new ArrayList<>(table.rows());
        rows.removeIf(row -> chart.columns().stream().allMatch(column -> value(table, row, column) == null));
        int height = FRAME_HEIGHT + BAR_HEIGHT * rows.size() * chart.columns().size();
        HorizontalBarChart bars = new HorizontalBarChartBuilder()
                .width(WIDTH)
                .height(height)
                .title(table.title())
                .xAxisTitle(chart.unit())
                .build();
        style(bars.getStyler(), chart);
        bars.getStyler()
                .setXAxisTickMarkSpacingHint(BAR_HEIGHT / 2); // holds for both axes; else some rows have no label
        List<String> names = rows.stream().map(Row::name).toList();
        for (String column : chart.columns()) {
            List<Double> values = rows.stream()
                    .map(row -> Objects.requireNonNullElse(value(table, row, column), 0.0))
                    .toList();
            bars.addSeries(column, values, names);
        }
        return bars;
    }

    private static XYChart lines(Table table, Chart chart) {
        XYChart lines = new XYChartBuilder()
                .width(WIDTH)
                .height(LINES_HEIGHT)
                .title(table.title())
                .xAxisTitle(table.rowHeading())
                .yAxisTitle(chart.unit())
                .build();
        style(lines.getStyler(), chart);
        lines.getStyler().setXAxisLogarithmic(true).setYAxisMin(0.0);
        for (String column : chart.columns()) {
            List<Row> rows = table.rows().stream()
                    .filter(row -> value(table, row, column) != null)
                    .toList();
            if (!rows.isEmpty()) {
                lines.addSeries(
                        column,
                        rows.stream().map(row -> number(row.name())).toList(),
                        rows.stream().map(row -> value(table, row, column)).toList());
            }
        }
        return lines;
    }

    private static void style(AxesChartStyler styler, Chart chart) {
        styler.setLegendVisible(chart.columns().size() > 1);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setXAxisDecimalPattern("#,##0.##");
        styler.setYAxisDecimalPattern("#,##0.##");
    }

    private static @Nullable Double value(Table table, Row row, String column) {
        return row.values().get(table.columns().indexOf(column));
    }

    private static double number(String name) {
        return Double.parseDouble(name.replace(",", ""));
    }
}
