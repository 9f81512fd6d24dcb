package com.raliopay.webhooks.fuzztests;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Verifies arbitrary headers. No exception is thrown, and a header is verified exactly if another decoder and HMAC agree.
 * Many headers are derived from the right signature, which the fuzzer would never find.
 */
class SignatureFuzzTest {

    private static final String SECRET = "whsec_3f9a";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int MAX_VALUES = 8;
    private static final int MAX_NOTATION = 6;
    private static final SignatureVerifier VERIFIER = SignatureVerifier.of(SECRET);

    /** A value of a header, in one of two notations. */
    private static final Pattern VALUE = Pattern.compile(
            "(?:[sS][hH][aA]256=(?<blank>.*?))?(?:(?<hex>[0-9a-fA-F]{64})|(?<base64>[A-Za-z0-9+/_-]{43})=?)",
            Pattern.DOTALL);

    static Stream<Arguments> seeds() {
        byte[] body = Fixture.STATE_UPDATED.bytes();
        return IntStream.rangeClosed(0, MAX_NOTATION)
                .boxed()
                .flatMap(notation -> Stream.of(
                        arguments(notation, false, 0, "sha256=", body),
                        arguments(notation, true, 0, "", body),
                        arguments(notation, true, 8, ",", body),
                        arguments(notation, true, 40, "\u00e9", body)));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void verifies(
            @InRange(min = 0, max = MAX_NOTATION) int notation,
            boolean mutated,
            @InRange(min = 0, max = 80) int at,
            @NotNull @WithUtf8Length(max = 80) String inserted,
            byte @NotNull [] body) {
        byte[] right = hmac(body);

        String header = header(notation, inserted, right);
        if (mutated && at < header.length()) {
            header = header.substring(0, at) + inserted + header.substring(Math.min(header.length(), at + 1));
        }

        boolean expected = Arrays.stream(header.split(",", -1))
                .limit(MAX_VALUES)
                .anyMatch(value -> Arrays.equals(decoded(value), right));
        Invariant.require(VERIFIER.verify(body, header) == expected, "both decoders agree: " + expected);
        if (notation > 0 && notation < MAX_NOTATION && !mutated) {
            Invariant.require(expected, "the right signature is verified in every notation");
        }
    }

    private static String header(int notation, String inserted, byte[] right) {
        String hex = HexFormat.of().formatHex(right);
        return switch (notation) {
            case 0 -> inserted;
            case 1 -> hex;
            case 2 -> "\t sha256= " + hex.toUpperCase(Locale.ROOT) + " ";
            case 3 -> base64(right);
            case 4 -> "SHA256=" + base64(right).replace('+', '-').replace('/', '_') + "=\r\n";
            case 5 -> inserted.replace(",", "") + "," + hex + ",," + inserted;
            default -> inserted + hex;
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

    /** Returns an empty array if the value is not a signature. */
    private static byte[] decoded(String value) {
        Matcher matcher = VALUE.matcher(value.strip());
        if (!matcher.matches()
                || (matcher.group("blank") != null && !matcher.group("blank").isBlank())) {
            return new byte[0];
        }
        if (matcher.group("hex") != null) {
            return bytes(new BigInteger(matcher.group("hex"), 16));
        }
        BigInteger number = BigInteger.ZERO;
        String digits = matcher.group("base64").replace('-', '+').replace('_', '/');
        for (int i = 0; i < digits.length(); i++) {
            number = number.shiftLeft(6).or(BigInteger.valueOf(ALPHABET.indexOf(digits.charAt(i))));
        }
        return bytes(number.shiftRight(2));
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
