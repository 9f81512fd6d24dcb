/**
 * Who sent it: secrets, and the signature over the raw body that only their holders can make.
 *
 * <p>Ralio signs every delivery: the header {@code X-Signature} carries the HMAC-SHA-256 of the complete raw body, keyed
 * with the merchant's webhook secret (page <i>introduction</i>). Nothing here is null unless marked {@code @Nullable}; all
 * types are safe for use by many threads, and none shows a secret or a signature in a message or a {@code toString}.
 */
@NullMarked
package com.raliopay.webhooks.signature;

import org.jspecify.annotations.NullMarked;
