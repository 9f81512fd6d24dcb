/**
 * Each event once: what Ralio delivers at least once, and possibly twice at the same time, is handled effectively once.
 *
 * <p>{@link com.raliopay.webhooks.idempotency.IdempotencyStore} is the contract,
 * {@link com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore} keeps it for one process,
 * {@link com.raliopay.webhooks.idempotency.JdbcIdempotencyStore} for all that share a database. Nothing here is null; all
 * types are safe for use by many threads.
 */
@NullMarked
package com.raliopay.webhooks.idempotency;

import org.jspecify.annotations.NullMarked;
