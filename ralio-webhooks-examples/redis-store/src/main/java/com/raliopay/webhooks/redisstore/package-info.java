/**
 * An {@link com.raliopay.webhooks.idempotency.IdempotencyStore} in Redis, as one class to copy:
 * {@link com.raliopay.webhooks.redisstore.RedisIdempotencyStore}. Parameters and results are never null.
 */
@NullMarked
package com.raliopay.webhooks.redisstore;

import org.jspecify.annotations.NullMarked;
