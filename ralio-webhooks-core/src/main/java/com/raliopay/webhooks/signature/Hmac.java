package com.raliopay.webhooks.signature;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one key, prepared once: a {@link Mac} is not for many threads, so each use gets a copy. */
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Mac prepared;

    Hmac(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
        prepared = keyed();
        // Digests the key's block now, so that the copies need not.
        prepared.update(new byte[0]);
    }

    byte[] of(byte[] body) {
        return copy().doFinal(body);
    }

    private Mac copy() {
        try {
            return (Mac) prepared.clone();
        } catch (CloneNotSupportedException e) {
            return keyed(); // a security provider without copies: slower, but right
        }
    }

    private Mac keyed() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + ALGORITHM + ", which it must have", e);
        }
    }
}
