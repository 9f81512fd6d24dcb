/**
 * The two front doors, and what they take and give.
 *
 * <ul>
 *   <li>{@link com.raliopay.webhooks.WebhookDispatcher}: the raw body of a POST in, registered listeners called, the HTTP
 *       status to send out.
 *   <li>{@link com.raliopay.webhooks.WebhookParser}: bytes in, an event out, and nothing else.
 * </ul>
 *
 * <p>Nothing here is null unless marked {@code @Nullable}; passing null where it is not allowed throws
 * {@link NullPointerException}. All types are immutable and safe for use by many threads, builders excepted.
 */
@NullMarked
package com.raliopay.webhooks;

import org.jspecify.annotations.NullMarked;
