package com.raliopay.webhooks;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the values of one JSON text in UTF-8, once and forwards, and takes nothing but JSON (RFC 8259). The text of a
 * scalar stays in the bytes of the body, from where identifiers and times are read without making strings of them.
 *
 * <p>At an object, {@link #nextName()} goes through its members, at an array {@link #nextElement()} through its elements;
 * each goes to the end, or {@link #skip()} does, before the value around it goes on.
 */
final class JsonCursor {

    private static final int MAX_DEPTH = 64;

    /** A bit for each character that is white space in JSON. */
    private static final long WHITESPACE = 1L << ' ' | 1L << '\n' | 1L << '\r' | 1L << '\t';

    /** What stands at the cursor. An object or array has been entered, a scalar has been read. */
    enum Kind {
        OBJECT,
        ARRAY,
        TEXT,
        NUMBER,
        TRUE,
        FALSE,
        NULL;

        boolean isScalar() {
            return this != OBJECT && this != ARRAY;
        }
    }

    private final byte[] in;
    private int at;
    private int depth;

    /** Whether nothing of the innermost object or array has been read yet. */
    private boolean first;

    private Kind kind = Kind.NULL;

    // The scalar's text: bytes that may be those of the body, and the same as a string where it had to be made.
    private byte[] text;
    private int from;
    private int to;
    private @Nullable String decoded;

    /** Begins before the first value of UTF-8 text without a byte-order mark. */
    JsonCursor(byte[] utf8) {
        in = utf8;
        text = utf8;
    }

    /** Goes to the one value of the text; null where there is none. */
    @Nullable
    Kind begin() throws NotJsonException {
        skipWhitespace();
        return at == in.length ? null : readValue();
    }

    /** Whether there is more behind the value of the text: something that begins as JSON does. */
    boolean hasMore() throws NotJsonException {
        return begin() != null;
    }

    /** Goes to the value of the next member of the object, and gives the member's name; null at the end of the object. */
    @Nullable
    String nextName() throws NotJsonException {
        if (!hasNext('}')) {
            return null;
        }
        readName();
        String name = knownString();
        readMemberValue();
        return name;
    }

    /** Goes to the next element of the array; false at its end. */
    boolean nextElement() throws NotJsonException {
        if (!hasNext(']')) {
            return false;
        }
        readValue();
        return true;
    }

    /** Goes to the end of the object or array that was just entered; a scalar has been read already. */
    void skip() throws NotJsonException {
        if (kind == Kind.OBJECT) {
            while (hasNext('}')) {
                readName();
                readMemberValue();
                skip();
            }
        } else if (kind == Kind.ARRAY) {
            while (nextElement()) {
                skip();
            }
        }
    }

    Kind kind() {
        return kind;
    }

    /** The bytes that hold the text of the scalar, from {@link #from()} on, {@link #length()} of them. */
    byte[] text() {
        return text;
    }

    int from() {
        return from;
    }

    int length() {
        return to - from;
    }

    /** The text of the scalar: of a text without quotes and escapes, of all else as sent. */
    String string() {
        // ASCII, or it would be decoded
        return decoded == null ? new String(text, from, to - from, StandardCharsets.ISO_8859_1) : decoded;
    }

    /** As {@link #string()}, for what mostly is one of the texts that are known. */
    String knownString() {
        String known = decoded == null ? KnownTexts.find(text, from, to) : decoded;
        return known == null ? string() : known;
    }

    /** How many bytes have been read. */
    int offset() {
        return Math.min(at, in.length);
    }

    private boolean hasNext(char end) throws NotJsonException {
        skipWhitespace();
        if (peek() == end) {
            at++;
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            expect(',');
            skipWhitespace();
        }
        first = false;
        return true;
    }

    private void readName() throws NotJsonException {
        if (peek() != '"') {
            throw NotJsonException.notJson();
        }
        readText();
    }

    private void readMemberValue() throws NotJsonException {
        skipWhitespace();
        expect(':');
        skipWhitespace();
        readValue();
    }

    private Kind readValue() throws NotJsonException {
        switch (peek()) {
            case '{' -> enter(Kind.OBJECT);
            case '[' -> enter(Kind.ARRAY);
            case '"' -> {
                kind = Kind.TEXT;
                readText();
            }
            case 't' -> readLiteral(Kind.TRUE, "true");
            case 'f' -> readLiteral(Kind.FALSE, "false");
            case 'n' -> readLiteral(Kind.NULL, "null");
            default -> readNumber();
        }
        return kind;
    }

    private void enter(Kind entered) throws NotJsonException {
        if (++depth > MAX_DEPTH) {
            throw new NotJsonException("is nested too deeply; expected at most " + MAX_DEPTH + " levels");
        }
        at++;
        kind = entered;
        first = true;
    }

    private void readLiteral(Kind literal, String word) throws NotJsonException {
        start();
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        kind = literal;
        to = at;
    }

    private void readNumber() throws NotJsonException {
        start();
        skip('-', '-');
        if (!skip('0', '0')) {
            readDigits();
        }
        if (skip('.', '.')) {
            readDigits();
        }
        if (skip('e', 'E')) {
            skip('+', '-');
            readDigits();
        }
        kind = Kind.NUMBER;
        to = at;
    }

    private void readDigits() throws NotJsonException {
        if (!isDigit(peek())) {
            throw NotJsonException.notJson();
        }
        do {
            at++;
        } while (isDigit(peek()));
    }

    /** From the opening quote to behind the closing one. */
    private void readText() throws NotJsonException {
        at++;
        start();
        int i = at; // in a variable of its own: this loop sees most of the bytes
        int all = 0;
        boolean escaped = false;
        for (; i < in.length && in[i] != '"'; i++) {
            byte b = in[i];
            if (b < ' ') {
                if (b >= 0) {
                    throw NotJsonException.notJson();
                }
                all = b;
            } else if (b == '\\') {
                escaped = true;
                i++;
            }
        }
        to = i;
        at = i;
        expect('"');
        if (escaped || all < 0) {
            decoded = JsonText.decode(in, from, to, escaped);
            text = decoded.getBytes(StandardCharsets.UTF_8);
            from = 0;
            to = text.length;
        }
    }

    private void start() {
        from = at;
        if (decoded != null) { // rarely, and a garbage collector wants to know of each reference that is written
            decoded = null;
            text = in;
        }
    }

    private void skipWhitespace() {
        int i = at;
        while (i < in.length && in[i] <= ' ' && in[i] > 0 && (WHITESPACE >>> in[i] & 1) != 0) {
            i++;
        }
        at = i;
    }

    /** The byte at the cursor; NUL, which JSON has nowhere, at the end. */
    private byte peek() {
        return at < in.length ? in[at] : 0;
    }

    private boolean skip(char a, char b) {
        boolean found = peek() == a || peek() == b;
        if (found) {
            at++;
        }
        return found;
    }

    private void expect(char c) throws NotJsonException {
        if (peek() != c) {
            throw NotJsonException.notJson();
        }
        at++;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
