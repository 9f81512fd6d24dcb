package com.raliopay.webhooks.signature;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the supplier of a secret failed, so that a signature can neither be verified nor rejected. A later attempt may
 * succeed.
 */
public final class SecretUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
