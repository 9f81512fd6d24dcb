package com.raliopay.webhooks.event;

import java.time.Instant;
import java.util.UUID;

/**
 * One event, as Ralio sent it to the merchant's endpoint.
 *
 * <p>Laws: every implementation is an immutable record; two events are equal when all they say is equal; {@link #type()}
 * follows from the class, except for {@link UnrecognizedEvent}, which carries a type that no other class stands for. A
 * {@code switch} with one case for each of the six records is complete.
 */
public sealed interface WebhookEvent permits KycEvent, UnrecognizedEvent {

    /**
     * {@return the unique id of the event; a redelivery carries the same one} On the wire: {@code id} or {@code eventId}.
     */
    UUID id();

    /** {@return the event type as on the wire, such as {@code kyc_session_verified}; never blank} */
    String type();

    /**
     * {@return when it happened, to the nanosecond} Events may arrive out of order: this, not the time of arrival, tells
     * which is the newer one.
     */
    Instant timestamp();
}
