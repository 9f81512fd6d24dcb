package com.raliopay.webhooks.event;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The event types that this library knows. All code that depends on the type of an event (reading, writing, bundled
 * payloads) switches over these constants.
 *
 * <p>An event of any other type is an {@link UnrecognizedEvent}.
 */
public enum EventType {
    /**
     * A session succeeded, see
     * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-verified">kyc_session_verified</a>.
     */
    SESSION_VERIFIED(SessionVerified.TYPE, SessionVerified.class),
    /**
     * A session needs a manual review, see
     * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-manual-review">kyc_session_manual_review</a>.
     */
    MANUAL_REVIEW(ManualReview.TYPE, ManualReview.class),
    /**
     * A session failed, see
     * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-failed">kyc_session_failed</a>.
     */
    SESSION_FAILED(SessionFailed.TYPE, SessionFailed.class),
    /**
     * The verification level changed, see
     * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-state-updated">kyc_state_updated</a>.
     */
    STATE_UPDATED(StateUpdated.TYPE, StateUpdated.class),
    /**
     * A document is about to expire, see
     * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-expiration-warning">kyc_expiration_warning</a>.
     */
    EXPIRATION_WARNING(ExpirationWarning.TYPE, ExpirationWarning.class);

    private static final EventType[] ALL = values();

    private final String text;
    private final Class<? extends KycEvent> eventClass;

    EventType(String text, Class<? extends KycEvent> eventClass) {
        this.text = text;
        this.eventClass = eventClass;
    }

    /** {@return the documented spelling, such as {@code kyc_session_verified}} */
    public String text() {
        return text;
    }

    /** {@return the class of the events of this type} */
    public Class<? extends KycEvent> eventClass() {
        return eventClass;
    }

    /**
     * Returns the event type with the given spelling, or empty if this version does not know the type.
     *
     * @param text the type as sent; case and surrounding whitespace are ignored
     */
    public static Optional<EventType> of(String text) {
        Optional<EventType> exact = spelled(text);
        return exact.isPresent() ? exact : spelled(text.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Returns an event type in a form that is safe in logs, as in the {@code toString} of events: control and format characters
     * are escaped, such as a line feed as <code>&#92;u000a</code>, and text beyond 100 characters is replaced by an ellipsis.
     *
     * @param text the type as sent
     */
    public static String escape(String text) {
        return EscapedText.of(text);
    }

    static Set<String> texts() {
        Set<String> texts = new HashSet<>();
        for (EventType type : ALL) {
            texts.add(type.text);
        }
        return Set.copyOf(texts);
    }

    private static Optional<EventType> spelled(String text) {
        for (EventType type : ALL) {
            if (type.text.equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
