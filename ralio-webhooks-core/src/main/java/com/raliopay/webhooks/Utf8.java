package com.raliopay.webhooks;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Brings a body to UTF-8 without a byte-order mark. That is how bodies come; UTF-16 and UTF-32 are told by their mark, or by
 * the zeros around their first character, which in JSON is always ASCII.
 */
final class Utf8 {

    private static final int MARK = 0xFEFF;

    private Utf8() {}

    /** The same text in UTF-8, which mostly is the body itself. */
    static byte[] of(byte[] body) throws CharacterCodingException {
        if (body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF) {
            return Arrays.copyOfRange(body, 3, body.length);
        }
        Charset charset = wideCharset(body);
        if (charset == null) {
            return body;
        }
        String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Charset wideCharset(byte[] body) {
        if (body.length < 2 || (body[0] > 0 && body[1] > 0)) {
            return null;
        }
        if (body.length >= 4) {
            int bigEndian = ByteBuffer.wrap(body).getInt();
            if (bigEndian == MARK || bigEndian >>> 8 == 0) {
                return Charset.forName("UTF-32BE");
            }
            int littleEndian = Integer.reverseBytes(bigEndian);
            if (littleEndian == MARK || littleEndian >>> 8 == 0) {
                return Charset.forName("UTF-32LE");
            }
        }
        int bigEndian = (body[0] & 0xFF) << 8 | (body[1] & 0xFF);
        if (bigEndian == MARK || body[0] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return Short.toUnsignedInt(Short.reverseBytes((short) bigEndian)) == MARK || body[1] == 0
                ? StandardCharsets.UTF_16LE
                : null;
    }
}
