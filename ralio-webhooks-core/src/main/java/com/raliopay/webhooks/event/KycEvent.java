package com.raliopay.webhooks.event;

/** An event about the identity of one {@link Subject}: the five event types that this library knows. */
public sealed interface KycEvent extends WebhookEvent permits SessionEvent, StateUpdated, ExpirationWarning {

    /** {@return the user or related party whom the event is about} */
    Subject subject();
}
