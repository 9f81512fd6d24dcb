package com.raliopay.webhooks.signature;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The notations of a signature, told apart by their length: 32 bytes have 64 hexadecimal digits or 43 of base64. */
final class SignatureText {

    private static final String PREFIX = "sha256=";
    private static final int HEX_LENGTH = 64;
    private static final int BASE64_LENGTH = 43;

    private SignatureText() {}

    /** The 32 bytes that a header says; null when it says nothing of the kind. */
    static byte @Nullable [] decode(String header) {
        String text = header.strip();
        // Not regionMatches, which ignores more than ASCII's letter cases: it takes a long s for an s.
        if (text.startsWith("=", PREFIX.length() - 1)
                && text.substring(0, PREFIX.length()).toLowerCase(Locale.ROOT).equals(PREFIX)) {
            text = text.substring(PREFIX.length()).strip();
        }
        if (text.length() == HEX_LENGTH) {
            return hexadecimal(text);
        }
        if (text.length() == BASE64_LENGTH + 1 && text.endsWith("=")) {
            text = text.substring(0, BASE64_LENGTH);
        }
        if (text.length() != BASE64_LENGTH || !all(text, SignatureText::isBase64Digit)) {
            return null;
        }
        return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
    }

    private static byte @Nullable [] hexadecimal(String text) {
        byte[] bytes = new byte[HEX_LENGTH / 2];
        for (int i = 0; i < bytes.length; i++) {
            char high = text.charAt(2 * i);
            char low = text.charAt(2 * i + 1);
            if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
                return null;
            }
            bytes[i] = (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low));
        }
        return bytes;
    }

    private static boolean all(String text, IntPredicate digit) {
        for (int i = 0; i < text.length(); i++) {
            if (!digit.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64Digit(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "+/-_".indexOf(c) >= 0;
    }
}
