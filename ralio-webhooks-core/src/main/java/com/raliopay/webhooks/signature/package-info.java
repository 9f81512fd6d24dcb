/**
 * Verifies that a delivery comes from Ralio.
 *
 * <p>Ralio signs every delivery: the header {@code X-Signature} carries the HMAC-SHA256 of the complete raw body, keyed with
 * the merchant's webhook secret, see the provider's
 * <a href="https://doc.raliopay.com/webhooks-events/introduction">introduction</a>. All types are immutable and thread-safe,
 * and none shows a secret or a signature in a message or in {@code toString}. Nothing here is null unless marked
 * {@code @Nullable}.
 */
@NullMarked
package com.raliopay.webhooks.signature;

import org.jspecify.annotations.NullMarked;
