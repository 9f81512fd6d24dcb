package com.raliopay.webhooks.simulator.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The format of a signature header's value. No message repeats the value: somebody may paste a secret in its place. */
final class SignatureFormat {

    /** Another reading of a value: what it is like, to follow "the signature holds if it …", and the value. */
    record Reading(String phrase, String value) {}

    private static final Pattern HEX = Pattern.compile("\\p{XDigit}+");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");
    private static final Pattern OTHER_PREFIX = Pattern.compile(
            "(?i)(sha1|sha224|sha384|sha512|hmac-sha256|hmac|sha-256|v0|v1|v1a|v2|t|s|sig|signature)[=:, ]\\s*(.*)");
    private static final int SHA256_HEX = 64;
    private static final int SHA256_BASE64 = 43;
    private static final String ACCEPTED =
            "a signature is 64 hexadecimal digits, or 43 or 44 characters of base64, after an optional sha256=";

    private SignatureFormat() {}

    /** {@return why the library reads no signature in a value, as a sentence; empty if it is well-formed} */
    static Optional<String> problem(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.of("There is no signature: the X-Signature header is missing or empty.");
        }
        Optional<String> problem = Optional.empty();
        for (String value : header.split(",", -1)) {
            Optional<String> next = problemOf(withoutPrefix(value.strip()));
            if (next.isEmpty()) {
                return next;
            }
            problem = problem.or(() -> next);
        }
        return problem;
    }

    /** {@return {@code absent}, {@code hexadecimal}, {@code base64}, or {@code malformed}} */
    static String name(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return "absent";
        }
        if (problem(header).isPresent()) {
            return "malformed";
        }
        return withoutPrefix(header.split(",", -1)[0].strip()).length() == SHA256_HEX ? "hexadecimal" : "base64";
    }

    private static String withoutPrefix(String value) {
        return value.toLowerCase(Locale.ROOT).startsWith("sha256=")
                ? value.substring("sha256=".length()).strip()
                : value;
    }

    private static Optional<String> problemOf(String value) {
        int length = value.length();
        boolean hex = HEX.matcher(value).matches();
        boolean base64 = BASE64.matcher(value).matches();
        boolean padded = length == SHA256_BASE64 + 1 && value.endsWith("=");
        if ((hex && length == SHA256_HEX) || (base64 && (length == SHA256_BASE64 || padded))) {
            return Optional.empty();
        }
        Matcher prefix = OTHER_PREFIX.matcher(value);
        if (prefix.matches()) {
            String algorithm = prefix.group(1).toLowerCase(Locale.ROOT);
            return Optional.of("The signature begins with " + algorithm + ", but "
                    + (algorithm.equals("sha1") ? "Ralio signs with SHA-256, not SHA-1: " : "") + ACCEPTED + ".");
        }
        Optional<String> algorithm = algorithm(value, hex, base64);
        if (algorithm.isPresent()) {
            return Optional.of("The signature has the length of " + algorithm.get()
                    + ", but Ralio signs with HMAC-SHA256: " + ACCEPTED + ".");
        }
        if (!hex && !base64) {
            return Optional.of("The signature is neither hexadecimal nor base64: its character " + firstForeign(value)
                    + " belongs to neither; " + ACCEPTED + ".");
        }
        return Optional.of("The signature has a wrong length of " + length + " characters, was it cut or joined? "
                + ACCEPTED.substring(0, 1).toUpperCase(Locale.ROOT) + ACCEPTED.substring(1) + ".");
    }

    private static Optional<String> algorithm(String value, boolean hex, boolean base64) {
        int length = value.length();
        if (hex) {
            return switch (length) {
                case 32 -> Optional.of("MD5");
                case 40 -> Optional.of("SHA-1");
                case 96 -> Optional.of("SHA-384");
                case 128 -> Optional.of("SHA-512");
                default -> Optional.empty();
            };
        }
        if (base64 && value.endsWith("=")) {
            return switch (length) {
                case 28 -> Optional.of("SHA-1");
                case 88 -> Optional.of("SHA-512");
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static int firstForeign(String value) {
        int i = 0;
        while (i < value.length() && BASE64.matcher(value.substring(i, i + 1)).matches()) {
            i++;
        }
        return i + 1;
    }

    /** {@return other readings of a value that are well-formed} */
    static List<Reading> readings(String header) {
        List<Reading> readings = new ArrayList<>();
        String value = header.strip();
        add(readings, value, "has no quotes around it", value.replaceFirst("(?s)\\A([\"'])(.*)\\1\\z", "$2"));
        add(readings, value, "has no whitespace in it", value.replaceAll("\\s+", ""));
        add(
                readings,
                value,
                "has a plus sign in place of each space: something decoded it as a form",
                value.replace(' ', '+'));
        add(readings, value, "has no header name in front of it", value.replaceFirst("(?i)\\AX-Signature\\s*:", ""));
        Matcher prefix = OTHER_PREFIX.matcher(value);
        if (prefix.matches()) {
            add(readings, value, "has no prefix", prefix.group(2));
        }
        try {
            add(readings, value, "is percent-decoded", URLDecoder.decode(value.replace("+", "%2B"), UTF_8));
            add(
                    readings,
                    value,
                    "is decoded from base64 once more",
                    new String(Base64.getDecoder().decode(value), ISO_8859_1));
        } catch (IllegalArgumentException e) {
            // Not encoded so.
        }
        return readings;
    }

    private static void add(List<Reading> readings, String original, String phrase, String value) {
        if (!value.equals(original) && problem(value).isEmpty()) {
            readings.add(new Reading(phrase, value));
        }
    }
}
