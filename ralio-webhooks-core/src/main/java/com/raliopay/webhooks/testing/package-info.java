/**
 * What unit tests of an endpoint need. {@link com.raliopay.webhooks.testing.Fixture} has the bundled payloads, as bytes, as
 * events, and as signed deliveries; {@link com.raliopay.webhooks.testing.IdempotencyStoreContract} tests an idempotency store
 * of your own.
 *
 * <p>For events with values of your own, use {@link com.raliopay.webhooks.json.WebhookWriter}; for the headers of a delivery,
 * {@link com.raliopay.webhooks.signature.SignatureVerifier#headers}. Parameters and results are never null.
 */
@NullMarked
package com.raliopay.webhooks.testing;

import org.jspecify.annotations.NullMarked;
