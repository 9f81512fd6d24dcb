package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.json.WebhookParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tag {@code event.type}, which has seven values whatever is sent. */
final class EventTypeTag {

    static final String KEY = "event.type";

    /** No event was read. */
    static final String NONE = "none";

    /** A type that this version of the library does not know. */
    private static final String OTHER = "other";

    private EventTypeTag() {}

    static String of(@Nullable DispatchResult result) {
        return result == null ? NONE : type(result).map(EventTypeTag::known).orElse(NONE);
    }

    private static Optional<String> type(DispatchResult result) {
        return result.event().isPresent()
                ? Optional.of(result.event().get().type())
                : result.failure().orElse(null) instanceof WebhookParseException e ? e.eventType() : Optional.empty();
    }

    private static String known(String type) {
        return EventType.of(type).map(EventType::text).orElse(OTHER);
    }
}
