package com.raliopay.webhooks;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Makes strings of texts that are more than plain ASCII. What UTF-8 cannot say, and what JSON does not escape, is no text. */
final class JsonText {

    private static final int UTF16_DIGITS = 4;

    private JsonText() {}

    /** The text between two quotes; {@code escaped} when it has a backslash, behind each of which another byte follows. */
    static String decode(byte[] in, int from, int to, boolean escaped) throws NotJsonException {
        try {
            String raw = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in, from, to - from))
                    .toString();
            return escaped ? unescaped(raw) : raw;
        } catch (CharacterCodingException e) {
            throw NotJsonException.notJson();
        }
    }

    private static String unescaped(String raw) throws NotJsonException {
        StringBuilder plain = new StringBuilder(raw.length());
        int done = 0;
        for (int i = raw.indexOf('\\'); i >= 0; i = raw.indexOf('\\', done)) {
            plain.append(raw, done, i);
            char c = raw.charAt(i + 1);
            done = i + 2;
            switch (c) {
                case '"', '\\', '/' -> plain.append(c);
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    plain.append(utf16(raw, done));
                    done += UTF16_DIGITS;
                }
                default -> throw NotJsonException.notJson();
            }
        }
        return plain.append(raw, done, raw.length()).toString();
    }

    private static char utf16(String raw, int from) throws NotJsonException {
        int unit = 0;
        for (int i = from; i < from + UTF16_DIGITS; i++) {
            int digit = i < raw.length() ? Scalars.hexDigit(raw.charAt(i)) : -1;
            if (digit < 0) {
                throw NotJsonException.notJson();
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }
}
