package com.raliopay.webhooks.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Why a {@link Check} was refused: an element of {@code data.checks[].reasons[]} of
 * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-failed">kyc_session_failed</a>.
 *
 * @param type the issue category, such as {@code ManualReview}; empty if not sent
 * @param code the machine-readable code, such as {@code KYC.DOC.DETERIORATED}; empty if not sent
 * @param message the explanation in words for a person; empty if not sent. May contain personal data
 * @param category a higher-level classification, such as {@code DOC}, if sent; the empty string counts as not sent
 */
public record Reason(String type, String code, String message, Optional<String> category) {

    public Reason {
        requireNonNull(type, "type");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
        category = category.filter(text -> !text.isEmpty());
    }

    /** Creates a reason without a category. */
    public Reason(String type, String code, String message) {
        this(type, code, message, Optional.empty());
    }

    /** {@return a description that omits the message} */
    @Override
    public String toString() {
        return "Reason[type=" + EscapedText.of(type) + ", code=" + EscapedText.of(code) + ", message=<"
                + message.length() + " characters>, category=" + EscapedText.of(category.orElse("")) + "]";
    }
}
