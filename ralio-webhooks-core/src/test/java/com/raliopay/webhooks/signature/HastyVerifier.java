package com.raliopay.webhooks.signature;

import java.util.Arrays;

/** Violates the rule for comparing signatures: the time that it takes reveals how many bytes of a guess are right. */
public final class HastyVerifier {

    private HastyVerifier() {}

    public boolean verify(byte[] expected, byte[] given) {
        return Arrays.equals(expected, given);
    }
}
