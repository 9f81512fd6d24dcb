package com.raliopay.webhooks.fuzztests;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Any header over any body: never an exception, and right exactly if a decoder and an HMAC of another make say so. Many
 * headers start from the right one, or the fuzzer would never find it.
 */
public final class SignatureTarget {

    private static final String SECRET = "whsec_3f9a";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final SignatureVerifier VERIFIER = SignatureVerifier.of(SECRET);

    /** The whole form of a header, in two notations. */
    private static final Pattern FORM = Pattern.compile(
            "(?:[sS][hH][aA]256=(?<blank>.*?))?(?:(?<hex>[0-9a-fA-F]{64})|(?<base64>[A-Za-z0-9+/_-]{43})=?)",
            Pattern.DOTALL);

    private SignatureTarget() {}

    /**
     * Tries one input.
     *
     * @param input what the header and the body are made of
     */
    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        int notation = input.consumeInt(0, 5);
        boolean damaged = input.consumeBoolean();
        int at = input.consumeInt(0, 80);
        String added = input.consumeString(80);
        byte[] body = input.consumeRemainingAsBytes();
        byte[] right = hmac(body);

        String header = header(notation, added, right);
        if (damaged && at < header.length()) {
            header = header.substring(0, at) + added + header.substring(Math.min(header.length(), at + 1));
        }

        boolean expected =
                decoded(header).filter(given -> Arrays.equals(given, right)).isPresent();
        Invariant.require(
                VERIFIER.verify(body, header) == expected, "verified is what another decoder reads: " + expected);
        if (notation > 0 && notation < 5 && !damaged) {
            Invariant.require(expected, "the right signature is right in every notation");
        }
    }

    private static String header(int notation, String added, byte[] right) {
        String hex = HexFormat.of().formatHex(right);
        return switch (notation) {
            case 0 -> added;
            case 1 -> hex;
            case 2 -> "\t sha256= " + hex.toUpperCase(Locale.ROOT) + " ";
            case 3 -> base64(right);
            case 4 -> "SHA256=" + base64(right).replace('+', '-').replace('/', '_') + "=\r\n";
            default -> added + hex;
        };
    }

    private static String base64(byte[] bytes) {
        BigInteger number = new BigInteger(1, bytes).shiftLeft(2);
        StringBuilder digits = new StringBuilder();
        for (int i = 42; i >= 0; i--) {
            digits.append(ALPHABET.charAt(number.shiftRight(6 * i).intValue() & 63));
        }
        return digits.toString();
    }

    private static Optional<byte[]> decoded(String header) {
        Matcher form = FORM.matcher(header.strip());
        if (!form.matches()
                || (form.group("blank") != null && !form.group("blank").isBlank())) {
            return Optional.empty();
        }
        if (form.group("hex") != null) {
            return Optional.of(bytes(new BigInteger(form.group("hex"), 16)));
        }
        BigInteger number = BigInteger.ZERO;
        String digits = form.group("base64").replace('-', '+').replace('_', '/');
        for (int i = 0; i < digits.length(); i++) {
            number = number.shiftLeft(6).or(BigInteger.valueOf(ALPHABET.indexOf(digits.charAt(i))));
        }
        return Optional.of(bytes(number.shiftRight(2)));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = number.shiftRight(8 * (31 - i)).byteValue();
        }
        return bytes;
    }

    private static byte[] hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
