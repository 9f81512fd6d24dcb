package com.raliopay.webhooks.simulator.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What else the secret might be, as constants that reveal nothing of it. */
final class SecretAlterations {

    /**
     * A key of the HMAC.
     *
     * @param phrase what the secret is like, to follow "the signature holds if the secret …"
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record AlteredSecret(String phrase, byte[] bytes) {

        /** {@return nothing of the key} */
        @Override
        public String toString() {
            return "AlteredSecret[" + phrase + "]";
        }
    }

    private static final String PREFIX = "whsec_";

    private SecretAlterations() {}

    /** {@return the secret without surrounding whitespace, as the library reads it; empty if nothing is left} */
    static Optional<AlteredSecret> asItIs(String secret) {
        return key("is as it is", secret.strip());
    }

    /** {@return other keys that the secret might stand for, all different from the secret as it is} */
    static List<AlteredSecret> all(String secret) {
        List<AlteredSecret> keys = new ArrayList<>();
        String stripped = secret.strip();
        String unquoted = stripped.replaceFirst("(?s)\\A([\"'])(.*)\\1\\z", "$2");
        add(keys, stripped, "keeps the whitespace around it", secret);
        add(keys, stripped, "has no quotes around it", unquoted);
        add(keys, stripped, "has no quotes or whitespace around it", unquoted.strip());
        add(keys, stripped, "has no whitespace in it", secret.replaceAll("\\s+", ""));
        add(keys, stripped, "ends with a line feed: whoever signed read it from a file", stripped + "\n");
        add(keys, stripped, "ends with CRLF: whoever signed read it from a file", stripped + "\r\n");
        add(keys, stripped, "begins and ends with a space", " " + stripped + " ");
        add(keys, stripped, "ends with a space", stripped + " ");
        add(keys, stripped, "is in double quotes: whoever signed left them around it", "\"" + stripped + "\"");
        add(keys, stripped, "is in single quotes: whoever signed left them around it", "'" + stripped + "'");
        for (String text : List.of(stripped, unquoted.strip())) {
            String quoted = text.equals(stripped) ? "" : ", without the quotes around it";
            decoded(keys, "is decoded from base64" + quoted, text, Base64.getDecoder()::decode);
            decoded(keys, "is decoded from base64 (URL alphabet)" + quoted, text, Base64.getUrlDecoder()::decode);
            decoded(keys, "is decoded from hexadecimal" + quoted, text, HexFormat.of()::parseHex);
            if (text.startsWith(PREFIX)) {
                String rest = text.substring(PREFIX.length());
                add(keys, stripped, "has no prefix " + PREFIX + quoted, rest);
                decoded(
                        keys,
                        "has no prefix " + PREFIX + ", and is decoded from base64" + quoted,
                        rest,
                        Base64.getDecoder()::decode);
            }
        }
        return keys;
    }

    private static void add(List<AlteredSecret> keys, String original, String phrase, String text) {
        if (!text.equals(original)) {
            key(phrase, text).ifPresent(keys::add);
        }
    }

    private static void decoded(
            List<AlteredSecret> keys, String phrase, String text, Function<String, byte[]> decoder) {
        try {
            byte[] bytes = decoder.apply(text);
            if (bytes.length > 0) {
                keys.add(new AlteredSecret(phrase, bytes));
            }
        } catch (IllegalArgumentException e) {
            // Not in this encoding.
        }
    }

    private static Optional<AlteredSecret> key(String phrase, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new AlteredSecret(phrase, text.getBytes(UTF_8)));
    }
}
