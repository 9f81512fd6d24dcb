package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.load.LoadReport.AnswerFigures;
import com.raliopay.webhooks.simulator.load.LoadReport.KindFigures;
import com.raliopay.webhooks.simulator.text.PrintableText;
import com.raliopay.webhooks.simulator.text.Texts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A storm's figures on a terminal, in at most 100 columns. */
final class LoadTable {

    private static final String ROW = "%-11s %11s %11s %9s %9s %11s %11s %11s";
    private static final int EXAMPLE_WIDTH = 64;

    private final PrintStream out;

    LoadTable(PrintStream out) {
        this.out = out;
    }

    void print(LoadReport report) {
        out.println();
        out.println("Storm on " + PrintableText.of(report.target(), 80) + ", seed "
                + report.settings().seed());
        out.println((report.interrupted() ? "Interrupted" + begun(report) + " after " : "Took ")
                + Texts.seconds(Duration.ofMillis(Math.round(report.seconds() * 1_000)))
                + String.format(Locale.ROOT, ": %,.0f attempts per second", report.attemptsPerSecond()));
        out.println();
        out.println(ROW.formatted("", "sent", "delivered", "refused", "given up", "unfinished", "attempts", "retries"));
        for (Kind kind : Kind.values()) {
            row(kind.plural(), report.figures(kind));
        }
        out.println();
        LatencyHistogram.Percentiles latency = report.latencyMillis();
        out.println("latency     p50 %s   p90 %s   p99 %s   p99.9 %s   max %s"
                .formatted(
                        Texts.millis(latency.p50()),
                        Texts.millis(latency.p90()),
                        Texts.millis(latency.p99()),
                        Texts.millis(latency.p999()),
                        Texts.millis(latency.max())));
        out.println();
        out.println("answers");
        for (AnswerFigures answer : report.answers()) {
            out.println("%-13s %9s  %s"
                    .formatted(
                            answer.answer(),
                            Texts.count(answer.count()),
                            PrintableText.of(answer.example(), EXAMPLE_WIDTH))
                    .stripTrailing());
        }
        out.println();
        out.println(verdict(report));
    }

    private static String begun(LoadReport report) {
        long sent = 0;
        long planned = 0;
        for (Kind kind : Kind.values()) {
            sent += report.figures(kind).sent();
            planned += report.figures(kind).planned();
        }
        return ", " + Texts.count(sent) + " of " + Texts.count(planned) + " deliveries begun,";
    }

    private void row(String name, KindFigures figures) {
        out.println(ROW.formatted(
                name,
                Texts.count(figures.sent()),
                Texts.count(figures.delivered()),
                Texts.count(figures.refused()),
                Texts.count(figures.givenUp()),
                Texts.count(figures.unfinished()),
                Texts.count(figures.attempts()),
                Texts.count(figures.retries())));
    }

    static String verdict(LoadReport report) {
        if (!report.asExpected()) {
            return "Not as it should be: " + String.join(", ", report.problems());
        }
        return report.interrupted()
                ? "Interrupted; as it should be so far"
                : "As it should be: every event was delivered, every forgery refused";
    }
}
