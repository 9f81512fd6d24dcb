/**
 * Dispatching: an HTTP endpoint passes each delivery to the {@link com.raliopay.webhooks.WebhookDispatcher}, which calls the
 * registered listeners and returns the response to send.
 *
 * <p>Parameters and results are never null unless marked {@code @Nullable}; passing null where it is not allowed throws
 * {@link NullPointerException}. All types are immutable and safe for concurrent use, except for builders.
 */
@NullMarked
package com.raliopay.webhooks;

import org.jspecify.annotations.NullMarked;
