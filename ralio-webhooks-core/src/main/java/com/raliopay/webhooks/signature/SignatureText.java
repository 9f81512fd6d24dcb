package com.raliopay.webhooks.signature;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decodes the signature header. The length of a value distinguishes the notations of its 32 bytes. */
final class SignatureText {

    private static final int MAX_VALUES = 8;
    private static final String PREFIX = "sha256=";
    private static final int HEX_LENGTH = 64;
    private static final int BASE64_LENGTH = 43;

    private SignatureText() {}

    /** Decodes the first eight comma-separated values; those that cannot be a signature are omitted. */
    static List<byte[]> decode(String header) {
        String[] values = header.split(",", MAX_VALUES + 1);
        List<byte[]> signatures = new ArrayList<>(1);
        for (int i = 0; i < Math.min(values.length, MAX_VALUES); i++) {
            byte[] signature = decodeValue(values[i].strip());
            if (signature != null) {
                signatures.add(signature);
            }
        }
        return signatures;
    }

    private static byte @Nullable [] decodeValue(String value) {
        String text = withoutPrefix(value);
        try {
            if (text.length() == HEX_LENGTH) {
                return HexFormat.of().parseHex(text);
            }
            if (text.length() == BASE64_LENGTH || (text.length() == BASE64_LENGTH + 1 && text.endsWith("="))) {
                byte[] bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
                return bytes.length == HEX_LENGTH / 2 ? bytes : null;
            }
            return null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Not {@code regionMatches}, which treats some letters beyond ASCII as equal to letters of the prefix. */
    private static String withoutPrefix(String value) {
        boolean prefixed = value.startsWith("=", PREFIX.length() - 1)
                && value.substring(0, PREFIX.length()).toLowerCase(Locale.ROOT).equals(PREFIX);
        return prefixed ? value.substring(PREFIX.length()).strip() : value;
    }
}
