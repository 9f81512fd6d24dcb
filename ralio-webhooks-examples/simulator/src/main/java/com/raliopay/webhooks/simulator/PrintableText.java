package com.raliopay.webhooks.simulator;

/** Text of the endpoint, made harmless for a terminal: it cannot move the cursor, change colours, or turn the line round. */
final class PrintableText {

    private static final int REPLACEMENT = 0xFFFD;

    private PrintableText() {}

    /**
     * {@return the text on one line} White space becomes a blank; what does not print becomes U+FFFD.
     *
     * @param text any text
     * @param maxLength how many characters at most; of longer text the start, and an ellipsis
     */
    static String of(String text, int maxLength) {
        int[] codePoints = text.strip()
                .codePoints()
                .map(PrintableText::printable)
                .limit(maxLength + 1L)
                .toArray();
        return codePoints.length <= maxLength
                ? new String(codePoints, 0, codePoints.length)
                : new String(codePoints, 0, maxLength - 1) + "…";
    }

    private static int printable(int codePoint) {
        if (Character.isWhitespace(codePoint)) {
            return ' ';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> REPLACEMENT;
            default -> codePoint;
        };
    }
}
