package com.raliopay.webhooks.simulator.load;

import java.util.Locale;

/** A picture within an HTML page, with a text alternative. It scales with the page's width. */
final class Svg {

    private final StringBuilder elements = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** A rectangle, with a text that shows when it is pointed at. */
    void bar(String style, double x, double y, double w, double h, String hint) {
        elements.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>%n",
                style,
                x,
                y,
                w,
                h,
                HtmlText.of(hint)));
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        elements.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                style,
                x1,
                y1,
                x2,
                y2));
    }

    /** A text; {@code anchor} is {@code start}, {@code middle} or {@code end}. */
    void text(String style, String anchor, double x, double y, String text) {
        elements.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
                style,
                anchor,
                x,
                y,
                HtmlText.of(text)));
    }

    /**
     * {@return the element}
     *
     * @param id unique within the page
     * @param title what the picture is
     * @param description what it shows, for those who cannot see it
     */
    String html(String id, String title, String description) {
        return """
                <svg role="img" aria-labelledby="%1$s-title %1$s-text" viewBox="0 0 %2$d %3$d">
                <title id="%1$s-title">%4$s</title>
                <desc id="%1$s-text">%5$s</desc>
                %6$s</svg>
                """.formatted(id, width, height, HtmlText.of(title), HtmlText.of(description), elements);
    }
}
