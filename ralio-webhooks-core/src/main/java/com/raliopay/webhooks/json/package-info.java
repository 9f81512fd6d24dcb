/**
 * Conversion between the body of a delivery and an event, on Jackson's streaming parser.
 *
 * <p>{@link com.raliopay.webhooks.json.WebhookParser} reads, {@link com.raliopay.webhooks.json.WebhookWriter} writes. No type
 * of Jackson appears in a public signature. Parameters and results are never null unless marked {@code @Nullable}.
 */
@NullMarked
package com.raliopay.webhooks.json;

import org.jspecify.annotations.NullMarked;
