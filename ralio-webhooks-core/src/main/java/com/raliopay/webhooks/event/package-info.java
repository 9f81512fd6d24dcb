/**
 * The events that Ralio sends, as a sealed family of immutable records.
 *
 * <p>{@link com.raliopay.webhooks.event.WebhookEvent} is the root of the family. All types are deeply immutable, are compared
 * by value, and refuse null with a {@link NullPointerException}. Where the provider may add values, an enum with
 * {@code UNKNOWN} and the text that was sent are both available, so that a new value neither fails nor is lost.
 *
 * <p>Events end up in logs: {@code toString} omits the {@code data} of checks and unrecognized events and the messages of
 * reasons, which may contain personal data, and escapes control characters in all text that was sent.
 *
 * @see <a href="https://doc.raliopay.com/webhooks-events/introduction">Ralio: Webhook events</a>
 */
@NullMarked
package com.raliopay.webhooks.event;

import org.jspecify.annotations.NullMarked;
