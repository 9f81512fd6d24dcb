package com.raliopay.webhooks.event;

import java.time.Instant;
import java.util.UUID;

/**
 * One event, as Ralio sends it to the merchant's endpoint, see the provider's
 * <a href="https://doc.raliopay.com/webhooks-events/introduction">introduction</a>.
 *
 * <p>Every implementation is an immutable record, and two events are equal if all their components are equal. The class
 * determines {@link #type()}, except for {@link UnrecognizedEvent}. A {@code switch} with one case for each of the six
 * records is exhaustive:
 *
 * <pre>{@code
 * switch (event) { // Java 21
 *     case SessionVerified e -> customers.activate(e.subject());
 *     case ManualReview e -> reviews.open(e.sessionId());
 *     case SessionFailed e -> customers.refuse(e.subject(), e.checks());
 *     case StateUpdated e -> customers.setLevel(e.subject(), e.level());
 *     case ExpirationWarning e -> mails.askForDocument(e.subject(), e.expirationDate());
 *     case UnrecognizedEvent e -> log.info("no handler for {}", e.type());
 * }
 * }</pre>
 */
public sealed interface WebhookEvent permits KycEvent, UnrecognizedEvent {

    /** {@return the unique id of the event, the same one in each redelivery} In the body: {@code id} or {@code eventId}. */
    UUID id();

    /**
     * {@return the event type, never blank} The documented spelling, such as {@code kyc_session_verified}; for an
     * {@link UnrecognizedEvent} the type as sent.
     */
    String type();

    /**
     * {@return when the event happened, with nanosecond precision} Events may arrive out of order: compare timestamps to find
     * the newer one.
     */
    Instant timestamp();

    /**
     * Returns a copy of this event with another id, for tests that must not run into deduplication.
     *
     * @param id the id of the copy
     */
    WebhookEvent withId(UUID id);
}
