package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.load.LatencyHistogram.Bin;
import com.raliopay.webhooks.simulator.load.LatencyHistogram.Percentiles;
import com.raliopay.webhooks.simulator.text.Texts;
import java.util.List;

/** The distribution of the latencies, as columns over a logarithmic scale, with the percentiles marked. */
final class LatencyChart {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 240;
    private static final double LEFT = 8;
    private static final double RIGHT = WIDTH - 8.0;
    private static final double MARK_WIDTH = 100;
    private static final double TOP = 56;
    private static final double BOTTOM = HEIGHT - 28.0;
    private static final double GAP = 1;
    private static final double TICK_DISTANCE = 48;
    private static final double CHARACTER_WIDTH = 7;

    private final List<Bin> bins;
    private final Percentiles percentiles;
    private final double lowest;
    private final double decades;
    private final double right;
    private final Svg svg = new Svg(WIDTH, HEIGHT);

    private LatencyChart(LoadReport report) {
        this.bins = report.latencyDistribution();
        this.percentiles = report.latencyMillis();
        this.lowest = Math.log10(bins.get(0).fromMillis());
        this.decades = Math.log10(bins.get(bins.size() - 1).toMillis()) - lowest;
        // The marks are labelled to their right: where no line of another mark crosses the text.
        boolean fits = x(percentiles.p99(), RIGHT) + MARK_WIDTH <= WIDTH;
        this.right = fits ? RIGHT : WIDTH - MARK_WIDTH;
    }

    /** {@return the picture; a sentence if there is nothing to draw} */
    static String of(LoadReport report) {
        return report.latencyDistribution().isEmpty()
                ? "<p>No attempt has ended.</p>\n"
                : new LatencyChart(report).draw();
    }

    private String draw() {
        drawColumns();
        drawScale();
        drawMark("p50", percentiles.p50(), 14);
        drawMark("p90", percentiles.p90(), 29);
        drawMark("p99", percentiles.p99(), 44);
        return svg.html("latency", "Latency distribution", description());
    }

    private void drawColumns() {
        long highest = bins.stream().mapToLong(Bin::count).max().orElse(1);
        for (Bin bin : bins) {
            if (bin.count() > 0) {
                double height = Math.max(2, (BOTTOM - TOP) * bin.count() / highest);
                double x = x(bin.fromMillis());
                double width = Math.max(1, x(bin.toMillis()) - x - GAP);
                svg.bar("bar", x, BOTTOM - height, width, height, range(bin) + ": " + Texts.count(bin.count()));
            }
        }
        svg.line("axis", LEFT, BOTTOM, right, BOTTOM);
    }

    /** A tick at each power of ten, and at twice and five times it where they fit. */
    private void drawScale() {
        double previous = Double.NEGATIVE_INFINITY;
        for (int power = (int) Math.floor(lowest); power <= lowest + decades; power++) {
            for (int digit : decades > 2.5 ? new int[] {1} : new int[] {1, 2, 5}) {
                double millis = digit * Math.pow(10, power);
                double x = x(millis);
                if (x >= LEFT && x <= right) {
                    svg.line("axis", x, BOTTOM, x, BOTTOM + 4);
                }
                String label = tick(millis);
                double half = label.length() * CHARACTER_WIDTH / 2;
                if (x <= right && x - half >= 0 && x + half <= WIDTH && x - previous > TICK_DISTANCE) {
                    svg.text("label", "middle", x, BOTTOM + 18, label);
                    previous = x;
                }
            }
        }
    }

    private void drawMark(String name, double millis, double y) {
        double x = x(millis);
        svg.line("mark", x, y - 9, x, BOTTOM);
        svg.text("label strong", "start", x + 4, y, name + " " + Texts.millis(millis));
    }

    private double x(double millis) {
        return x(millis, right);
    }

    private double x(double millis, double end) {
        return LEFT + (end - LEFT) * (Math.log10(millis) - lowest) / decades;
    }

    private String description() {
        return "Half of the attempts took up to %s, nine of ten up to %s, 99 of 100 up to %s, the slowest %s."
                .formatted(
                        Texts.millis(percentiles.p50()),
                        Texts.millis(percentiles.p90()),
                        Texts.millis(percentiles.p99()),
                        Texts.millis(percentiles.max()));
    }

    static String range(Bin bin) {
        return Texts.millis(bin.fromMillis()) + " to " + Texts.millis(bin.toMillis());
    }

    private static String tick(double millis) {
        if (millis >= 1_000) {
            return Math.round(millis / 1_000) + " s";
        }
        return millis >= 1 ? Math.round(millis) + " ms" : Math.round(millis * 1_000) + " µs";
    }
}
