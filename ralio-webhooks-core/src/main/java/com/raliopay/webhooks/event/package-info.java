/**
 * The vocabulary: what Ralio says, as a sealed family of immutable records.
 *
 * <p>The root is {@link com.raliopay.webhooks.event.WebhookEvent}. All types are deeply immutable, compare by value and
 * refuse null. Where the provider may add values, an enum with {@code UNKNOWN} stands beside the text that was sent, so a
 * new value neither fails nor gets lost. No {@code toString} shows the {@code data} of a check or of an unrecognized
 * event, nor the message of a reason: events end up in logs, and those may hold personal data.
 */
@NullMarked
package com.raliopay.webhooks.event;

import org.jspecify.annotations.NullMarked;
