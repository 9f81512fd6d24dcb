package com.raliopay.webhooks.signature;

import java.util.Arrays;

/** How a signature must not be compared: the time it takes tells how much of a guess is right. */
public final class HastyVerifier {

    /** A verifier without a secret. */
    public HastyVerifier() {}

    /** {@return whether they are equal} */
    public boolean verify(byte[] expected, byte[] given) {
        return Arrays.equals(expected, given);
    }
}
