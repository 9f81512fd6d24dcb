package com.raliopay.webhooks.simulator.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.raliopay.webhooks.signature.SignatureVerifier;
import org.jspecify.annotations.Nullable;

/** How a message is signed: as Ralio does, or in one of the ways that an endpoint must refuse. */
public enum Signing {
    /** Signed with the secret. */
    @JsonProperty("right")
    RIGHT,
    /** A well-formed signature that is not that of the body. */
    @JsonProperty("wrong")
    WRONG,
    /** No signature header at all. */
    @JsonProperty("none")
    NONE,
    /** Signed with the secret; after that, one bit of the body is changed. */
    @JsonProperty("bit")
    BIT;

    /**
     * Signs a body.
     *
     * @param type the event type, or a file's name
     * @param id the event id; empty if unknown
     * @param body the bytes to sign; not changed
     * @param signer signs with the secret of the endpoint
     * @return the message to send
     */
    public Message sign(String type, String id, byte[] body, SignatureVerifier signer) {
        return new Message(type, id, this == BIT ? withOneBitChanged(body) : body, signature(body, signer));
    }

    private @Nullable String signature(byte[] body, SignatureVerifier signer) {
        return switch (this) {
            case RIGHT, BIT -> signer.sign(body);
            case WRONG -> withAnotherFirstDigit(signer.sign(body));
            case NONE -> null;
        };
    }

    private static String withAnotherFirstDigit(String signature) {
        return (signature.charAt(0) == '0' ? '1' : '0') + signature.substring(1);
    }

    /** Changes the lowest bit in the middle, so that ASCII stays ASCII. */
    private static byte[] withOneBitChanged(byte[] body) {
        byte[] changed = requireNonNull(body, "body").clone();
        if (changed.length > 0) {
            changed[changed.length / 2] ^= 1;
        }
        return changed;
    }
}
