package com.raliopay.webhooks.simulator.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

import com.raliopay.webhooks.simulator.load.LatencyHistogram.Percentiles;
import com.raliopay.webhooks.simulator.load.LoadReport.KindFigures;
import com.raliopay.webhooks.simulator.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The report as one HTML page that needs nothing else: no script, no request. */
final class HtmlReport {

    private static final String TEMPLATE = "report.html";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HtmlReport() {}

    static String of(LoadReport report) throws IOException {
        Map<String, String> values = values(report);
        // In one pass: what looks like a placeholder within a value stays text.
        return PLACEHOLDER.matcher(template()).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException("no value for " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static Map<String, String> values(LoadReport report) {
        return Map.ofEntries(
                entry("target", HtmlText.of(report.target())),
                entry("started", HtmlText.of(STARTED.format(Instant.parse(report.startedAt())))),
                entry("verdictClass", report.asExpected() && !report.interrupted() ? "good" : "bad"),
                entry("verdict", HtmlText.of(LoadTable.verdict(report))),
                entry("kinds", kinds(report)),
                entry("latencyChart", LatencyChart.of(report)),
                entry("attemptsChart", AttemptsChart.of(report)),
                entry("figures", pairs(figures(report))),
                entry("answers", answers(report)),
                entry("distribution", distribution(report)),
                entry("attempts", attempts(report)));
    }

    private static String template() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException(TEMPLATE + " is missing from the program");
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String kinds(LoadReport report) {
        return kindRow(report, "sent", KindFigures::sent)
                + kindRow(report, "delivered", KindFigures::delivered)
                + kindRow(report, "refused", KindFigures::refused)
                + kindRow(report, "given up", KindFigures::givenUp)
                + kindRow(report, "unfinished", KindFigures::unfinished)
                + kindRow(report, "attempts", KindFigures::attempts)
                + kindRow(report, "retries", KindFigures::retries);
    }

    private static String kindRow(LoadReport report, String name, ToLongFunction<KindFigures> figure) {
        return row(
                name,
                Arrays.stream(Kind.values())
                        .map(kind -> Texts.count(figure.applyAsLong(report.figures(kind))))
                        .toList());
    }

    private static Map<String, String> figures(LoadReport report) {
        Percentiles latency = report.latencyMillis();
        LoadSettings settings = report.settings();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("Duration", String.format(Locale.ROOT, "%,.1f s", report.seconds()));
        figures.put("Attempts per second", String.format(Locale.ROOT, "%,.0f", report.attemptsPerSecond()));
        figures.put("Latency, p50", Texts.millis(latency.p50()));
        figures.put("Latency, p90", Texts.millis(latency.p90()));
        figures.put("Latency, p99", Texts.millis(latency.p99()));
        figures.put("Latency, p99.9", Texts.millis(latency.p999()));
        figures.put("Latency, longest", Texts.millis(latency.max()));
        figures.put("Concurrency", Texts.count(settings.concurrency()));
        figures.put("Order", settings.shuffle() ? "shuffled" : "as they happened");
        figures.put("Seed", Long.toString(settings.seed()));
        return figures;
    }

    private static String pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> row(pair.getKey(), List.of(pair.getValue())))
                .collect(Collectors.joining());
    }

    private static String answers(LoadReport report) {
        return report.answers().stream()
                .map(answer -> """
                        <tr><th scope="row">%s</th><td>%s</td><td class="text"><code>%s</code></td></tr>
                        """.formatted(
                        HtmlText.of(answer.answer()), Texts.count(answer.count()), HtmlText.of(answer.example())))
                .collect(Collectors.joining());
    }

    private static String distribution(LoadReport report) {
        return report.latencyDistribution().stream()
                .filter(bin -> bin.count() > 0)
                .map(bin -> row(LatencyChart.range(bin), List.of(Texts.count(bin.count()))))
                .collect(Collectors.joining());
    }

    private static String attempts(LoadReport report) {
        return report.attemptsPerEvent().entrySet().stream()
                .map(e -> row(
                        e.getKey() + (e.getKey() == 1 ? " attempt" : " attempts"), List.of(Texts.count(e.getValue()))))
                .collect(Collectors.joining());
    }

    private static String row(String name, List<String> cells) {
        return cells.stream()
                .map(cell -> "<td>" + HtmlText.of(cell) + "</td>")
                .collect(Collectors.joining("", "<tr><th scope=\"row\">" + HtmlText.of(name) + "</th>", "</tr>\n"));
    }
}
