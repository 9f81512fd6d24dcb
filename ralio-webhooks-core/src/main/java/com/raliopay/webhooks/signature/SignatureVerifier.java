package com.raliopay.webhooks.signature;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the signature of a delivery, and signs as Ralio does, for tests and simulators:
 *
 * <pre>{@code
 * SignatureVerifier verifier = SignatureVerifier.of(System.getenv("RALIO_WEBHOOK_SECRET"));
 * boolean verified = verifier.verify(body, request.getHeader(SignatureVerifier.HEADER));
 * }</pre>
 *
 * <p>A signature is the HMAC-SHA256 of the raw body, see the provider's
 * <a href="https://doc.raliopay.com/webhooks-events/introduction">introduction</a>. The encoding is not documented, so all
 * common ones are accepted: hexadecimal in either case and base64 (standard or URL alphabet, padded or not), after an optional
 * {@code sha256=} and with surrounding whitespace. A header may carry several values, separated by commas: gateways join
 * repeated headers so. The first eight are tried. Signatures are compared in constant time. Instances are immutable and
 * thread-safe.
 */
public final class SignatureVerifier {

    /** The name of the header that carries the signature; names of HTTP headers are case-insensitive. */
    public static final String HEADER = "X-Signature";

    private static final byte[] NOTHING = {};

    private final Secret signing;

    /** Suppliers last: one that fails or hangs must not block a secret that is available and verifies. */
    private final List<Secret> verifying;

    private SignatureVerifier(List<Secret> secrets) {
        signing = secrets.get(0);
        List<Secret> sorted = new ArrayList<>(secrets);
        sorted.sort((a, b) -> Boolean.compare(a.isSupplied(), b.isSupplied()));
        verifying = List.copyOf(sorted);
    }

    /**
     * Creates a verifier with one or more secrets.
     *
     * @param secrets at least one; several while a secret is rotated. The first one signs. Secrets from a supplier are tried
     *     after the others, otherwise the order is kept
     * @throws IllegalArgumentException if there is none
     */
    public static SignatureVerifier of(Secret... secrets) {
        if (secrets.length == 0) {
            throw new IllegalArgumentException("at least one webhook secret is required");
        }
        return new SignatureVerifier(List.of(secrets));
    }

    /**
     * Creates a verifier with one secret that does not change.
     *
     * @param secret the secret as the provider shows it
     * @throws IllegalArgumentException if {@code secret} cannot be a secret, see {@link Secret#of(String)}
     */
    public static SignatureVerifier of(String secret) {
        return of(Secret.of(secret));
    }

    /**
     * {@return whether the signature was created over exactly these bytes, with one of the secrets}
     *
     * @param body the raw body as received, byte for byte
     * @param signature the value of the header {@value #HEADER}; null if it is missing, which never verifies
     * @throws SecretUnavailableException if none of the available secrets verifies the signature, and another secret is
     *     unavailable
     */
    @SuppressWarnings("exports") // the JSpecify annotations are needed at compile time only
    public boolean verify(byte[] body, @Nullable String signature) {
        requireNonNull(body, "body");
        List<byte[]> given = signature == null ? List.of() : SignatureText.decode(signature);
        if (given.isEmpty()) {
            return false;
        }
        SecretUnavailableException unavailable = null;
        for (Secret secret : verifying) {
            try {
                if (isAmong(given, secret.hmac(body))) {
                    return true;
                }
            } catch (SecretUnavailableException e) {
                unavailable = e;
            }
        }
        if (unavailable != null) {
            throw unavailable;
        }
        return false;
    }

    private static boolean isAmong(List<byte[]> given, byte[] expected) {
        for (byte[] signature : given) {
            if (MessageDigest.isEqual(expected, signature)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks that every secret is available, for health checks: calls the suppliers of secrets, which may block.
     *
     * @throws SecretUnavailableException if one fails, or returns null or a string that cannot be a secret
     */
    public void checkSecrets() {
        verifying.forEach(secret -> secret.hmac(NOTHING));
    }

    /**
     * Returns the signature of a body under the first secret, in lower-case hexadecimal.
     *
     * @param body the bytes to sign
     * @throws SecretUnavailableException if the secret is unavailable
     */
    public String sign(byte[] body) {
        return HexFormat.of().formatHex(signing.hmac(requireNonNull(body, "body")));
    }

    /**
     * Returns the headers of a signed delivery: {@value #HEADER} and {@code Content-Type}.
     *
     * @param body the bytes to sign
     * @throws SecretUnavailableException if the secret is unavailable
     */
    public Map<String, String> headers(byte[] body) {
        return Map.of(HEADER, sign(body), "Content-Type", "application/json");
    }

    /** {@return a constant, so that no log shows anything of the secrets} */
    @Override
    public String toString() {
        return "SignatureVerifier[…]";
    }
}
