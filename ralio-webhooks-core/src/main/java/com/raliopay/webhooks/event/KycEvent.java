package com.raliopay.webhooks.event;

import java.util.Set;

/** An event about the identity of one {@link Subject}: the five event types that this library knows. */
public sealed interface KycEvent extends WebhookEvent permits SessionEvent, StateUpdated, ExpirationWarning {

    /** The event types that have a class of their own, as on the wire; any other gives an {@link UnrecognizedEvent}. */
    Set<String> TYPES = Set.of(
            SessionVerified.TYPE, ManualReview.TYPE, SessionFailed.TYPE, StateUpdated.TYPE, ExpirationWarning.TYPE);

    /** {@return the user or related party whom the event is about} */
    Subject subject();
}
