package com.raliopay.webhooks.simulator.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.simulator.text.Texts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How the body that an endpoint received differs from the one that was sent.
 *
 * @param same whether they are the same bytes
 * @param sentence lengths, hashes, the first difference, and the usual culprit, in printable text; empty if they are the same
 */
public record BodyComparison(boolean same, String sentence) {

    private static final int SHOWN_DIGITS = 12;

    /** {@return the comparison of two bodies that are both known in full} */
    public static BodyComparison of(byte[] sent, byte[] received) {
        return of(sent, received.length, sha256(received), received);
    }

    /**
     * {@return the comparison with a body of which only the start is known}
     *
     * @param sent the bytes as they were sent
     * @param receivedLength the length of the received body in bytes
     * @param receivedSha256 the SHA-256 of the received body, in hexadecimal
     * @param receivedStart the first bytes of the received body, may be empty
     */
    public static BodyComparison of(byte[] sent, long receivedLength, String receivedSha256, byte[] receivedStart) {
        String sentSha256 = sha256(sent);
        if (sent.length == receivedLength && sentSha256.equalsIgnoreCase(receivedSha256)) {
            return new BodyComparison(true, "");
        }
        StringBuilder text = new StringBuilder();
        text.append("sent ")
                .append(Texts.count(sent.length))
                .append(" bytes (SHA-256 ")
                .append(start(sentSha256));
        text.append("), received ")
                .append(Texts.count(receivedLength))
                .append(" (")
                .append(start(receivedSha256));
        text.append(")");
        OptionalInt difference = firstDifference(sent, receivedStart, receivedLength);
        difference.ifPresent(position -> text.append("; first difference at byte ")
                .append(Texts.count(position + 1L))
                .append(": sent ")
                .append(shown(sent, position))
                .append(", received ")
                .append(shown(receivedStart, position)));
        String culprit = culprit(sent, receivedLength, receivedSha256, receivedStart);
        if (!culprit.isEmpty()) {
            text.append("; ").append(culprit);
        }
        return new BodyComparison(false, text.toString());
    }

    /** Returns the index of the first byte that differs, from 0, if it is in the known start. */
    private static OptionalInt firstDifference(byte[] sent, byte[] start, long length) {
        int index = Arrays.mismatch(sent, start);
        boolean known = index >= 0 && (index < start.length || start.length == length);
        return known ? OptionalInt.of(index) : OptionalInt.empty();
    }

    /** Returns a byte such as {@code 0x41 'A'}, or {@code nothing} where the body has ended. */
    private static String shown(byte[] body, int index) {
        if (index >= body.length) {
            return "nothing";
        }
        int value = body[index] & 0xFF;
        String hex = "0x%02X".formatted(value);
        return value > ' ' && value < 0x7F ? hex + " '" + (char) value + "'" : hex;
    }

    private static String culprit(byte[] sent, long length, String sha256, byte[] start) {
        if (length == 0) {
            return "something read the body before the endpoint did";
        }
        String hash = sha256.toLowerCase(Locale.ROOT);
        List<Candidate> candidates = sent.length > Candidate.MAX_BYTES ? List.of() : Candidate.singles(sent);
        for (Candidate candidate : candidates) {
            if (candidate.body().length == length && sha256(candidate.body()).equals(hash)) {
                return candidate.done();
            }
        }
        if (length < sent.length && sha256(Arrays.copyOf(sent, (int) length)).equals(hash)) {
            return "the end is missing: something cut the body, or did not read all of it";
        }
        if (isWithReplaced(sent, length, hash, "?") || isWithReplaced(sent, length, hash, "\uFFFD")) {
            return "something read or wrote the body in a charset without these characters, and replaced them";
        }
        return bits(sent, length, start);
    }

    private static boolean isWithReplaced(byte[] sent, long length, String hash, String replacement) {
        String text = new String(sent, UTF_8);
        byte[] byCharacter = text.replaceAll("[^\\x00-\\x7F]", replacement).getBytes(UTF_8);
        byte[] byByte =
                new String(sent, US_ASCII).replace("\uFFFD", replacement).getBytes(UTF_8);
        return (byCharacter.length == length && sha256(byCharacter).equals(hash))
                || (byByte.length == length && sha256(byByte).equals(hash));
    }

    private static String bits(byte[] sent, long length, byte[] start) {
        if (start.length != length || length != sent.length) {
            return "";
        }
        int bits = 0;
        for (int i = 0; i < start.length; i++) {
            bits += Integer.bitCount((sent[i] ^ start[i]) & 0xFF);
        }
        return bits == 1 ? "exactly one bit was changed" : "";
    }

    /** {@return the SHA-256 in hexadecimal} */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime must support SHA-256", e);
        }
    }

    private static String start(String sha256) {
        return sha256.length() > SHOWN_DIGITS ? sha256.substring(0, SHOWN_DIGITS) + "…" : sha256;
    }
}
