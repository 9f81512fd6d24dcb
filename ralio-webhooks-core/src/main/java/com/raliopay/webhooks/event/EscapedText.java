package com.raliopay.webhooks.event;

/**
 * Makes text that was sent safe for {@code toString}, and so for logs: no control or formatting characters, which could forge
 * log lines or reorder what a terminal shows, and no more than 100 characters.
 */
final class EscapedText {

    private static final int MAX_LENGTH = 100;

    private EscapedText() {}

    static String of(String text) {
        StringBuilder escaped = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            if (end > MAX_LENGTH) {
                return escaped.append('…').toString();
            }
            if (isPrintable(c)) {
                escaped.appendCodePoint(c);
            } else {
                for (; at < end; at++) {
                    escaped.append(String.format("\\u%04x", (int) text.charAt(at)));
                }
            }
            at = end;
        }
        return escaped.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
