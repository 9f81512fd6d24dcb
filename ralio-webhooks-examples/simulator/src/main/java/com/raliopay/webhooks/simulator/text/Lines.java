package com.raliopay.webhooks.simulator.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into the lines of a terminal. */
public final class Lines {

    /** The width of the output: what every terminal has. */
    public static final int WIDTH = 80;

    private Lines() {}

    /**
     * {@return lines that are not longer than {@link #WIDTH}}
     *
     * @param indent the start of each line
     * @param text words separated by spaces; a word that is longer than a line is broken
     */
    public static List<String> wrap(String indent, String text) {
        int width = WIDTH - indent.length();
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : width;
            lines.add(indent + rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            lines.add(indent + rest);
        }
        return lines;
    }
}
