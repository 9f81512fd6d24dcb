package com.raliopay.webhooks.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** Draws the figures that have a target: a bar for what was measured, a mark where the target is. */
final class Chart {

    private static final int WIDTH = 900;
    private static final int LABEL = 430;
    private static final int ROW = 34;
    private static final int TOP = 70;

    private Chart() {}

    static void draw(Path results, Path svg) throws IOException {
        JsonNode run = new JsonMapper().readTree(results.toFile());
        List<JsonNode> figures = new ArrayList<>();
        run.get("figures").forEach(figure -> {
            if (figure.has("target")) {
                figures.add(figure);
            }
        });
        double most = figures.stream()
                .mapToDouble(figure -> Math.max(
                        figure.get("value").asDouble(), figure.get("target").asDouble()))
                .max()
                .orElse(1);
        Formatter drawing = new Formatter(Locale.ROOT);
        int height = TOP + ROW * figures.size() + 20;
        drawing.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"14\" role=\"img\">%n",
                WIDTH, height);
        drawing.format("<title>Measured ratios and their targets</title>%n");
        drawing.format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", WIDTH, height);
        drawing.format(
                "<text x=\"16\" y=\"28\" font-size=\"17\" font-weight=\"bold\">Ratios; the mark is the target</text>%n");
        drawing.format(
                "<text x=\"16\" y=\"50\" fill=\"#555555\">%s, %s</text>%n",
                text(run.get("machine").asText()), text(run.get("date").asText()));
        for (int i = 0; i < figures.size(); i++) {
            bar(drawing, figures.get(i), TOP + i * ROW, (WIDTH - LABEL - 90) / most);
        }
        drawing.format("</svg>%n");
        Files.writeString(svg, drawing.toString());
    }

    private static void bar(Formatter drawing, JsonNode figure, int y, double unit) {
        double value = figure.get("value").asDouble();
        double target = figure.get("target").asDouble();
        boolean atLeast = figure.get("atLeast").asBoolean();
        String color = figure.get("reached").asBoolean() ? "#2e7d5b" : "#c0562f";
        drawing.format(
                "<text x=\"16\" y=\"%d\">%s</text>%n",
                y + 20, text(figure.get("name").asText()));
        drawing.format(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"20\" fill=\"%s\"/>%n",
                LABEL, y + 5, value * unit, color);
        drawing.format(
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#111111\" stroke-width=\"3\"/>%n",
                LABEL + target * unit, y + 1, LABEL + target * unit, y + 29);
        drawing.format(
                "<text x=\"%.1f\" y=\"%d\">%.2f (%s %.2f)</text>%n",
                LABEL + Math.max(value, target) * unit + 8, y + 20, value, atLeast ? "≥" : "≤", target);
    }

    private static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
