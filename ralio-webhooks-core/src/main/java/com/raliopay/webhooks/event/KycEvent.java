package com.raliopay.webhooks.event;

import java.util.Set;
import java.util.UUID;

/** An event about the identity of one {@link Subject}, of one of the types in {@link EventType}. */
public sealed interface KycEvent extends WebhookEvent permits SessionEvent, StateUpdated, ExpirationWarning {

    /** The documented spellings of all constants of {@link EventType}. */
    Set<String> TYPES = EventType.texts();

    /** {@return the user or related party whom the event is about} */
    Subject subject();

    @Override
    KycEvent withId(UUID id);
}
