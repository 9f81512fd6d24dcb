/**
 * Ensures that an event that is delivered several times, even concurrently, is handled once.
 *
 * <p>{@link com.raliopay.webhooks.idempotency.IdempotencyStore} defines the contract.
 * {@link com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore} serves a single process;
 * {@link com.raliopay.webhooks.jdbc.JdbcIdempotencyStore} serves all processes that share a database.
 */
@NullMarked
package com.raliopay.webhooks.idempotency;

import org.jspecify.annotations.NullMarked;
