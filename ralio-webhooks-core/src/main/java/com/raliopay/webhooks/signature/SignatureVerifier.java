package com.raliopay.webhooks.signature;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the signature of a delivery, and signs as Ralio does, for tests and simulators.
 *
 * <p>A signature may be written in hexadecimal of either letter case or in base64 (standard or URL alphabet, padded or not),
 * after an optional {@code sha256=}, with white space around it: the provider does not say which it uses. It is compared in
 * constant time, against every secret. Immutable; one instance serves all threads.
 */
public final class SignatureVerifier {

    /** The header that carries the signature. HTTP does not tell its letter cases apart. */
    public static final String HEADER = "X-Signature";

    private final List<Secret> secrets;

    private SignatureVerifier(List<Secret> secrets) {
        this.secrets = secrets;
    }

    /**
     * {@return a verifier with these secrets}
     *
     * @param secrets at least one; more while a secret is rotated. The first one signs
     * @throws IllegalArgumentException if there is none
     */
    public static SignatureVerifier of(Secret... secrets) {
        if (secrets.length == 0) {
            throw new IllegalArgumentException("no webhook secret");
        }
        return new SignatureVerifier(List.of(secrets));
    }

    /**
     * {@return a verifier with one secret that does not change}
     *
     * @param secret the secret as the provider shows it
     * @throws IllegalArgumentException if {@code secret} is blank
     */
    public static SignatureVerifier of(String secret) {
        return of(Secret.of(secret));
    }

    /**
     * {@return whether the signature was made over exactly these bytes, with one of the secrets}
     *
     * @param body the raw body as received, byte for byte
     * @param signature the value of the header {@value #HEADER}; null when there is none, which is never right
     * @throws SecretUnavailableException if no secret that could be had made the signature, and one could not be had
     */
    @SuppressWarnings("exports") // an annotation that merchants need not have
    public boolean verify(byte[] body, @Nullable String signature) {
        requireNonNull(body, "body");
        byte[] given = signature == null ? null : SignatureText.decode(signature);
        if (given == null) {
            return false;
        }
        boolean verified = false;
        SecretUnavailableException unavailable = null;
        for (Secret secret : secrets) {
            try {
                verified |= MessageDigest.isEqual(secret.hmac(body), given);
            } catch (SecretUnavailableException e) {
                unavailable = e;
            }
        }
        if (!verified && unavailable != null) {
            throw unavailable;
        }
        return verified;
    }

    /**
     * {@return the signature of a body under the first secret, in lower-case hexadecimal}
     *
     * @param body the bytes to sign
     * @throws SecretUnavailableException if the secret cannot be had
     */
    public String sign(byte[] body) {
        return HexFormat.of().formatHex(secrets.get(0).hmac(requireNonNull(body, "body")));
    }

    /**
     * {@return the headers of a signed delivery: {@value #HEADER} and {@code Content-Type}}
     *
     * @param body the bytes to sign
     * @throws SecretUnavailableException if the secret cannot be had
     */
    public Map<String, String> headers(byte[] body) {
        return Map.of(HEADER, sign(body), "Content-Type", "application/json");
    }

    /** {@return nothing about the secrets} */
    @Override
    public String toString() {
        return "SignatureVerifier[" + secrets.size() + " secrets]";
    }
}
