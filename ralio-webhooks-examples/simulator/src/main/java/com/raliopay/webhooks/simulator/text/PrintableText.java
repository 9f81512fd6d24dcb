package com.raliopay.webhooks.simulator.text;

/** Makes text of the endpoint safe for a terminal: it cannot move the cursor, change colors, or reverse the line. */
public final class PrintableText {

    private static final int REPLACEMENT = 0xFFFD;

    private PrintableText() {}

    /**
     * {@return the text on one line} White space becomes a space; what is not printable becomes U+FFFD.
     *
     * @param text any text
     * @param maxLength the maximum number of characters; longer text is truncated and ends with an ellipsis
     */
    public static String of(String text, int maxLength) {
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
        return isPrintable(codePoint) ? codePoint : REPLACEMENT;
    }

    /** Returns whether a character can be printed as it is: it is a space, or visible. */
    public static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
