package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.load.LoadReport.AnswerFigures;
import com.raliopay.webhooks.simulator.load.LoadReport.KindFigures;
import com.raliopay.webhooks.simulator.load.LoadReport.Percentiles;
import com.raliopay.webhooks.simulator.load.LoadReport.Troubled;
import com.raliopay.webhooks.simulator.load.LoadReport.TroubledAttempt;
import com.raliopay.webhooks.simulator.text.PrintableText;
import com.raliopay.webhooks.simulator.text.Texts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Prints the figures of a load test within the columns of a terminal; 60 are enough for all numbers. */
final class LoadTable {

    private static final String ROW = "%-12s %11s %11s %11s";

    private final PrintStream out;
    private final int columns;

    LoadTable(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    void print(LoadReport report) {
        out.println();
        println("Load test of " + report.target() + ", seed "
                + report.settings().seed());
        println((report.interrupted() ? "Interrupted" + begun(report) + " after " : "Took ")
                + Texts.seconds(Duration.ofMillis(Math.round(report.seconds() * 1_000)))
                + String.format(Locale.ROOT, ": %,.0f attempts per second", report.attemptsPerSecond()));
        out.println();
        println(ROW.formatted("", Kind.EVENT.plural(), Kind.DUPLICATE.plural(), Kind.FORGERY.plural()));
        row(report, "sent", KindFigures::sent);
        row(report, "delivered", KindFigures::delivered);
        row(report, "refused", KindFigures::refused);
        row(report, "given up", KindFigures::givenUp);
        row(report, "unfinished", KindFigures::unfinished);
        row(report, "attempts", KindFigures::attempts);
        row(report, "retries", KindFigures::retries);
        out.println();
        printLatency(report.latencyMillis());
        out.println();
        println("answers");
        for (AnswerFigures answer : report.answers()) {
            println("%-13s %9s  %s".formatted(answer.answer(), Texts.count(answer.count()), answer.example()));
        }
        printTroubled(report);
        out.println();
        printVerdict(report);
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

    private void row(LoadReport report, String name, ToLongFunction<KindFigures> figure) {
        println(ROW.formatted(
                name,
                Texts.count(figure.applyAsLong(report.events())),
                Texts.count(figure.applyAsLong(report.duplicates())),
                Texts.count(figure.applyAsLong(report.forgeries()))));
    }

    private void printLatency(Percentiles latency) {
        List<String> parts = List.of(
                "p50 " + Texts.millis(latency.p50()),
                "p90 " + Texts.millis(latency.p90()),
                "p99 " + Texts.millis(latency.p99()),
                "p99.9 " + Texts.millis(latency.p999()),
                "max " + Texts.millis(latency.max()));
        StringBuilder line = new StringBuilder("latency  ");
        for (String part : parts) {
            if (line.length() + 3 + part.length() > columns) {
                println(line.toString());
                line = new StringBuilder(" ".repeat(9));
            }
            line.append("   ").append(part);
        }
        println(line.toString());
    }

    private void printTroubled(LoadReport report) {
        if (report.troubled().isEmpty()) {
            return;
        }
        out.println();
        println("troubled deliveries"
                + (report.troubledCount() > report.troubled().size()
                        ? ", the first " + report.troubled().size() + " of " + Texts.count(report.troubledCount())
                        : ""));
        for (Troubled troubled : report.troubled()) {
            String kind = troubled.kind().equals(Kind.EVENT.text()) ? "" : ", " + troubled.kind();
            println("%s  %-10s  %s".formatted(troubled.id(), troubled.outcome(), labels(troubled.attempts()) + kind));
        }
    }

    /** Returns such as {@code 500 x2, 200}. */
    static String labels(List<TroubledAttempt> attempts) {
        List<String> labels = new ArrayList<>();
        int from = 0;
        while (from < attempts.size()) {
            String label = attempts.get(from).label();
            int to = from;
            while (to < attempts.size() && attempts.get(to).label().equals(label)) {
                to++;
            }
            labels.add(to - from == 1 ? label : label + " x" + (to - from));
            from = to;
        }
        return String.join(", ", labels);
    }

    private void printVerdict(LoadReport report) {
        if (report.asExpected()) {
            println(
                    report.interrupted()
                            ? "Interrupted; as expected so far"
                            : "As expected: all events delivered, all forgeries refused");
        } else {
            report.problems().forEach(problem -> println("Not as expected: " + problem));
        }
    }

    private void println(String line) {
        // The printable text has no white space at its start.
        String text = line.stripLeading();
        String indent = line.substring(0, line.length() - text.length());
        out.println(indent + PrintableText.of(text, columns - indent.length()));
    }
}
