package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Why a {@link Check} was refused (page <i>kyc_session_failed</i>, {@code data.checks[].reasons[]}).
 *
 * @param type the issue category, such as {@code ManualReview}; empty when not sent
 * @param code the machine-readable code, such as {@code KYC.DOC.DETERIORATED}; empty when not sent
 * @param message the explanation for a person; empty when not sent. May hold personal data
 * @param category a higher-level classification, such as {@code DOC}, where sent
 */
public record Reason(String type, String code, String message, Optional<String> category) {

    /**
     * Checks.
     *
     * @param type the issue category
     * @param code the machine-readable code
     * @param message the explanation for a person
     * @param category a higher-level classification
     * @throws NullPointerException if a parameter is null
     */
    public Reason {
        requireNonNull(type, "type");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
        requireNonNull(category, "category");
    }

    /** {@return the reason without its message} */
    @Override
    public String toString() {
        return "Reason[type=" + type + ", code=" + code + ", message=<" + message.length() + " characters>, category="
                + category.orElse("") + "]";
    }
}
