package com.raliopay.webhooks.signature;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes HMAC-SHA256 under one key, concurrently: each call works on a copy of a prepared {@link Mac}. */
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Mac prepared;

    Hmac(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
        prepared = keyed();
        prepared.update(new byte[0]); // hashes the block of the key now, so that no copy has to
    }

    byte[] of(byte[] body) {
        return copy().doFinal(body);
    }

    private Mac copy() {
        try {
            return (Mac) prepared.clone();
        } catch (CloneNotSupportedException e) {
            return keyed(); // some security providers cannot copy
        }
    }

    private Mac keyed() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime must support " + ALGORITHM, e);
        }
    }
}
