package com.raliopay.webhooks.spring;

import org.jspecify.annotations.Nullable;

/** A mistake in the application's configuration, with what to do about it: Spring Boot prints both when the start fails. */
final class StartFailure extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String action;

    StartFailure(String description, String action) {
        this(description, action, null);
    }

    StartFailure(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
