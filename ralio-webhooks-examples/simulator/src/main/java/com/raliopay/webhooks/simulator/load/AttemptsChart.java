package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.text.Texts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many attempts the events took, as one bar for each number of attempts. */
final class AttemptsChart {

    private static final int WIDTH = 360;
    private static final int ROW = 26;
    private static final double LEFT = 34;
    private static final double BARS = 176;
    private static final int MAX_ROWS = 12;

    private AttemptsChart() {}

    /** {@return the picture; a sentence if there is nothing to draw} */
    static String of(LoadReport report) {
        SortedMap<Integer, Long> counts = report.attemptsPerEvent();
        if (counts.isEmpty()) {
            return "<p>No event has ended.</p>\n";
        }
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long highest = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        Map<String, Long> rows = rows(counts);
        Svg svg = new Svg(WIDTH, rows.size() * ROW + 4);
        double y = 2;
        for (Map.Entry<String, Long> row : rows.entrySet()) {
            String share = Texts.count(row.getValue()) + " (" + percent(row.getValue(), all) + ")";
            double width = Math.max(1, BARS * row.getValue() / Math.max(highest, row.getValue()));
            svg.text("label strong", "end", LEFT - 8, y + 16, row.getKey());
            svg.bar("bar", LEFT, y + 2, width, ROW - 6.0, row.getKey() + " attempts: " + share);
            svg.text("label", "start", LEFT + width + 6, y + 16, share);
            y += ROW;
        }
        return svg.html("attempts", "Attempts per event", description(rows, all));
    }

    /** The counts by their label; many attempts are taken together. */
    private static Map<String, Long> rows(SortedMap<Integer, Long> counts) {
        SortedMap<Integer, Long> shown = new TreeMap<>();
        counts.forEach((attempts, count) -> shown.merge(Math.min(attempts, MAX_ROWS), count, Long::sum));
        Map<String, Long> rows = new LinkedHashMap<>();
        boolean more = counts.lastKey() > MAX_ROWS;
        shown.forEach(
                (attempts, count) -> rows.put(more && attempts == MAX_ROWS ? MAX_ROWS + "+" : "" + attempts, count));
        return rows;
    }

    private static String description(Map<String, Long> rows, long all) {
        StringBuilder text = new StringBuilder("Of " + Texts.count(all) + " events");
        rows.forEach((attempts, count) -> text.append(", ")
                .append(Texts.count(count))
                .append(" took ")
                .append(attempts)
                .append(attempts.equals("1") ? " attempt" : " attempts"));
        return text.append('.').toString();
    }

    static String percent(long count, long all) {
        double percent = 100.0 * count / all;
        return percent > 0 && percent < 0.01 ? "<0.01 %" : String.format(Locale.ROOT, "%.2f %%", percent);
    }
}
