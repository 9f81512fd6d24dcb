package com.raliopay.webhooks.signature;

import org.jspecify.annotations.Nullable;

/** The secret cannot be had now, so nobody can tell whether a signature is right: not the same as a wrong one. */
public final class SecretUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
