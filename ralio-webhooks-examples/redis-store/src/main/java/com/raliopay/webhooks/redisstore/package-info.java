/**
 * An {@link com.raliopay.webhooks.idempotency.IdempotencyStore} in Redis, in one class to copy:
 * {@link com.raliopay.webhooks.redisstore.RedisIdempotencyStore}. Nothing here is null.
 */
@NullMarked
package com.raliopay.webhooks.redisstore;

import org.jspecify.annotations.NullMarked;
